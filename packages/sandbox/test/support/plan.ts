import { createHash } from "node:crypto";
import type { Format } from "../../src/server/format.js";
import { APP_ID, MAIN, NOON, SUB } from "./test-sandbox.js";

/** A request that can be changed in one place before it is written. Signed by hand, not by the client under the sandbox. */
export interface Plan {
  readonly origin: string;
  readonly method: string;
  readonly version: string;
  readonly level: "Accounts" | "SubAccounts";
  /** Id in the path. */
  readonly sid: string;
  /** Path behind the id, with its slash. */
  readonly rest: string;
  readonly token: string;
  readonly timestamp: string;
  /** Id in the header, where it is not that of the path. */
  readonly headerSid: string | undefined;
  /** Writes the header; `undefined` leaves it out. */
  readonly authorization: (sid: string, timestamp: string) => string | undefined;
  /** Writes the query from the upper-case sig and the signed text's makings. */
  readonly query: (signTimestamp: (timestamp: string) => string, timestamp: string) => string;
  readonly accept: string | undefined;
  readonly contentType: string | undefined;
  readonly body: string | undefined;
  /** UTF-8 by default. */
  readonly encoding?: BufferEncoding;
}

/** `yyyyMMddHHmmss` in Beijing. */
export function stamp(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().replace(/[-T:]/g, "").slice(0, 14);
}

export function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

/** What the operations take, in both formats. */
export const OPERATIONS = {
  getAccountInfo: { level: "Accounts", rest: "/AccountInfo", bodies: undefined },
  createSubAccount: {
    level: "Accounts",
    rest: "/SubAccounts",
    bodies: {
      json: `{"appId":"${APP_ID}","friendlyName":"customer42@example.com"}`,
      xml: `<SubAccount><appId>${APP_ID}</appId><friendlyName>customer42@example.com</friendlyName></SubAccount>`,
    },
  },
  listSubAccounts: {
    level: "Accounts",
    rest: "/GetSubAccounts",
    bodies: { json: `{"appId":"${APP_ID}"}`, xml: `<SubAccount><appId>${APP_ID}</appId></SubAccount>` },
  },
  sendTemplateSms: {
    level: "Accounts",
    rest: "/SMS/TemplateSMS",
    bodies: {
      json: `{"to":"13800138000","appId":"${APP_ID}","templateId":"1","datas":["6532","5"]}`,
      xml: `<TemplateSMS><to>13800138000</to><appId>${APP_ID}</appId><templateId>1</templateId><datas><data>6532</data><data>5</data></datas></TemplateSMS>`,
    },
  },
  createConference: {
    level: "Accounts",
    rest: "/ivr/createconf",
    bodies: {
      json: `{"Appid":"${APP_ID}","CreateConf":{"maxmember":"20"}}`,
      xml: `<Request><Appid>${APP_ID}</Appid><CreateConf maxmember="20"/></Request>`,
    },
  },
  callback: {
    level: "SubAccounts",
    rest: "/Calls/Callback",
    bodies: {
      json: `{"from":"13800138000","to":"13900139000"}`,
      xml: `<CallBack><from>13800138000</from><to>13900139000</to></CallBack>`,
    },
  },
} as const;

export type OperationName = keyof typeof OPERATIONS;

export const OPERATION_NAMES: readonly OperationName[] = [
  "getAccountInfo",
  "createSubAccount",
  "listSubAccounts",
  "sendTemplateSms",
  "createConference",
  "callback",
];

/** The operations that have a body. */
export const POST_NAMES: readonly OperationName[] = OPERATION_NAMES.filter((name) => name !== "getAccountInfo");

/** A correct request of an operation, body and reply in one format. */
export function planFor(name: OperationName, format: Format = "json", now: number = NOON): Plan {
  const { level, rest, bodies } = OPERATIONS[name];
  const { sid, token } = level === "Accounts" ? MAIN : SUB;
  return {
    origin: "http://platform.test",
    method: bodies === undefined ? "GET" : "POST",
    version: "2013-12-26",
    level,
    sid,
    rest,
    token,
    timestamp: stamp(now),
    headerSid: undefined,
    authorization: (id, timestamp) => base64(`${id}:${timestamp}`),
    query: (sign, timestamp) => `?sig=${sign(timestamp)}`,
    accept: `application/${format}`,
    contentType: `application/${format};charset=utf-8`,
    body: bodies?.[format],
  };
}

/** A body of another content, still in JSON, still asking for JSON. */
export function planWith(name: OperationName, body: unknown, now: number = NOON): Plan {
  return { ...planFor(name, "json", now), body: JSON.stringify(body) };
}

/** Path and query, signed. */
export function targetOf(plan: Plan): string {
  const { version, level, sid, rest, token, timestamp } = plan;
  const sign = (at: string): string => createHash("md5").update(`${sid}${token}${at}`).digest("hex").toUpperCase();
  return `/${version}/${level}/${sid}${rest}${plan.query(sign, timestamp)}`;
}

/** Headers as they are sent; Content-Length is the transport's. */
export function headersOf(plan: Plan): Record<string, string> {
  const authorization = plan.authorization(plan.headerSid ?? plan.sid, plan.timestamp);
  return {
    ...(plan.accept !== undefined && { Accept: plan.accept }),
    ...(plan.contentType !== undefined && { "Content-Type": plan.contentType }),
    ...(authorization !== undefined && { Authorization: authorization }),
  };
}

/** The plan as a request. Its body is bytes: a string would have a Content-Type of its own. */
export function toRequest(plan: Plan): Request {
  return new Request(plan.origin + targetOf(plan), {
    method: plan.method,
    headers: headersOf(plan),
    ...(plan.body !== undefined && { body: Buffer.from(plan.body, plan.encoding) }),
  });
}

/** The bytes of a plan's request, as they go over a socket. */
export function bytesOf(plan: Plan, target: string = targetOf(plan), host = "app.cloopen.com:8883"): string {
  const headers = {
    Host: host,
    ...headersOf(plan),
    ...(plan.body !== undefined && { "Content-Length": String(Buffer.byteLength(plan.body)) }),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${plan.method} ${target} HTTP/1.1\r\n${lines.join("")}\r\n${plan.body ?? ""}`;
}
