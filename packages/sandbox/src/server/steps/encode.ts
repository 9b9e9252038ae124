import type { AnyOperation } from "@cloopen-rest/client/descriptors";
import { explain } from "@cloopen-rest/client/errors";
import { Handout, type Result } from "../../kernel/kernel.js";
import { memoizeLast } from "../../kernel/memoize-last.js";
import { writeXml } from "../../kernel/write-xml.js";
import { CONTENT_TYPE } from "../format.js";
import type { ReplyStyle, Step } from "../request-context.js";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Writes the result of the operation; then removes the returned records from their list. */
export const encode: Step = async ({ operation, result, style }) => {
  const { members, onWritten } = result instanceof Handout ? result : { members: result };
  const response = writeSuccess(operation, members, style);
  onWritten?.();
  return response;
};

/** A success: `statusCode` first, then the result. HTTP 200. */
export function writeSuccess(operation: AnyOperation, result: Result, style: ReplyStyle): Response {
  return write(operation.reply, { statusCode: "000000", ...result }, style);
}

/** A failure: `statusCode`, `statusMsg`, nothing else. HTTP 200, as the platform does (observed). */
export function writeFailure(statusCode: string, style: ReplyStyle): Response {
  return write(FAILURE, { statusCode, statusMsg: statusMessage(statusCode) }, style);
}

const FAILURE: AnyOperation["reply"] = { root: "Response", members: [{ name: "statusCode" }, { name: "statusMsg" }] };

function write(message: AnyOperation["reply"], value: object, { format, now }: ReplyStyle): Response {
  const text =
    format === "json" ? JSON.stringify(value) : DECLARATION + writeXml(message, value, { declaration: false });
  const response = new Response(text, {
    headers: { "Content-Type": CONTENT_TYPE[format], Date: dateOf(Math.floor(now / 1_000)) },
  });
  texts.set(response, text);
  return response;
}

const texts = new WeakMap<Response, string>();

/** The text of an envelope that was written here. */
export function textOf(response: Response): string | undefined {
  return texts.get(response);
}

/** `Date` has whole seconds. */
const dateOf = memoizeLast((seconds: number): string => new Date(seconds * 1_000).toUTCString());

/** The sandbox's own short text for a code, with the tag of its area, as the platform writes them. Do not match on it. */
export function statusMessage(code: string): string {
  const entry = explain(code);
  return `${tagOf(code, entry?.area ?? "")}${entry?.zh ?? "未知错误"}`;
}

function tagOf(code: string, area: string): string {
  if (code.startsWith("1111") || code.startsWith("1112")) return "【账号】";
  if (area.includes("SMS")) return "【短信】";
  return area.includes("Calls") || area === "calls" || area === "conference" || area.startsWith("ivr")
    ? "【呼叫】"
    : "";
}
