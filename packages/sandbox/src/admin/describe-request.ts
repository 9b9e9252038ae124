import { keptText, type RequestRecord } from "../kernel/request-record.js";
import { isoTime } from "../kernel/times.js";
import type { ShownRequest } from "./lists/shown-records.js";

/** Stands for what is not shown. */
const MASK = "…";

/** An answered request as JSON for people and tests, without what signs it and without passwords. */
export function describeRequest({ at, url, headers, body, answer, durationMs, ...rest }: RequestRecord): ShownRequest {
  const { pathname, searchParams } = new URL(url);
  return {
    ...rest,
    at: isoTime(at),
    pathname,
    query: Object.fromEntries([...searchParams].map(([name, value]) => [name, showQuery(name, value)])),
    headers: Object.fromEntries([...headers].map(([name, value]) => [name, SECRET_HEADERS.has(name) ? MASK : value])),
    body: maskSecrets(keptText(body)),
    answer: maskSecrets(keptText(answer)),
    durationMs: Math.round(durationMs * 1_000) / 1_000,
  };
}

/** `Authorization` of the platform is an id and a time; those of gateways are secrets. */
const SECRET_HEADERS: ReadonlySet<string> = new Set(["cookie", "proxy-authorization", "x-api-key"]);

/** The first digits of a signature are enough to tell two apart. */
function showQuery(name: string, value: string): string {
  return name.toLowerCase() === "sig" ? `${value.slice(0, 4)}${MASK}` : value;
}

const SECRETS = "subToken|authToken|token|voipPwd|passwd|password";
const JSON_SECRET = new RegExp(`("(?:${SECRETS})"\\s*:\\s*")(?:[^"\\\\]|\\\\.)*(?="|$)`, "gi");
const XML_SECRET = new RegExp(`(<(?:${SECRETS})>)[^<]*`, "gi");
const XML_ATTRIBUTE = new RegExp(`(\\s(?:${SECRETS})\\s*=\\s*["'])[^"'<]*`, "gi");

/** Takes the values of secret members out of a body in either format. */
export function maskSecrets(text: string | undefined): string | undefined {
  return text?.replace(JSON_SECRET, `$1${MASK}`).replace(XML_SECRET, `$1${MASK}`).replace(XML_ATTRIBUTE, `$1${MASK}`);
}
