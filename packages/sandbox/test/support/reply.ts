import { expect } from "vitest";
import type { Sandbox } from "../../src/sandbox.js";
import { type Plan, toRequest } from "./plan.js";

/** An answer of the platform, its envelope checked. */
export interface Reply {
  readonly text: string;
  readonly format: "json" | "xml";
  readonly statusCode: string;
  readonly statusMsg: string | undefined;
  readonly response: Response;
}

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const XML = /^<\?xml version="1\.0" encoding="UTF-8" standalone="yes"\?>\n<Response><statusCode>(\d{6})<\/statusCode>/;
const XML_FAILURE = /<\/statusCode><statusMsg>([^<]+)<\/statusMsg><\/Response>$/;

/** Reads an answer, and holds its envelope against the rules that hold for every one. */
export async function readReply(response: Response): Promise<Reply> {
  const text = await response.text();
  expect(response.status, text).toBe(200);
  const label = response.headers.get("Content-Type");
  const format = label === "application/json;charset=utf-8" ? "json" : "xml";
  if (format === "xml") expect(label).toBe("application/xml;charset=utf-8");
  const { statusCode, statusMsg } = format === "json" ? readJson(text) : readXml(text);
  if (statusCode === "000000") expect(statusMsg).toBeUndefined();
  else expect(statusMsg).toMatch(/\S/);
  return { text, format, statusCode, statusMsg, response };
}

function readJson(text: string): { statusCode: string; statusMsg: string | undefined } {
  const value: { readonly statusCode?: unknown; readonly statusMsg?: unknown } = JSON.parse(text);
  const { statusCode, statusMsg } = value;
  const [first, ...more] = Object.keys(value);
  expect(first).toBe("statusCode");
  expect(statusCode).toMatch(/^\d{6}$/);
  expectStrings(value);
  if (statusCode !== "000000") expect(more).toEqual(["statusMsg"]);
  return { statusCode: String(statusCode), statusMsg: typeof statusMsg === "string" ? statusMsg : undefined };
}

/** Every scalar is a string. */
function expectStrings(value: unknown): void {
  if (typeof value === "object" && value !== null) for (const item of Object.values(value)) expectStrings(item);
  else expect(value).toBeTypeOf("string");
}

function readXml(text: string): { statusCode: string; statusMsg: string | undefined } {
  expect(text).toMatch(XML);
  const statusCode = XML.exec(text)?.[1] ?? "";
  if (statusCode !== "000000") expect(text).toMatch(XML_FAILURE);
  return { statusCode, statusMsg: XML_FAILURE.exec(text)?.[1] };
}

/** Sends a plan without a port. */
export async function send(sandbox: Sandbox, plan: Plan): Promise<Reply> {
  return readReply(await sandbox.fetch(toRequest(plan)));
}

/** The status code of a plan's answer. */
export async function codeOf(sandbox: Sandbox, plan: Plan): Promise<string> {
  return (await send(sandbox, plan)).statusCode;
}
