import type { AnyOperation } from "@cloopen-rest/client/descriptors";
import { encodeXml } from "@cloopen-rest/client/xml";
import type { Result } from "../../kernel/engine.js";
import { keepLast } from "../../kernel/keep-last.js";
import { CONTENT_TYPE, type Format } from "../format.js";
import { statusMessage } from "./status-message.js";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Where a reply is written to: its format, and the time of its `Date`. */
export interface ReplyStyle {
  readonly format: Format;
  readonly now: number;
}

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
    format === "json" ? JSON.stringify(value) : DECLARATION + encodeXml(message, value, { declaration: false });
  return new Response(text, {
    headers: { "Content-Type": CONTENT_TYPE[format], Date: dateOf(Math.floor(now / 1_000)) },
  });
}

/** `Date` has whole seconds. */
const dateOf = keepLast((seconds: number): string => new Date(seconds * 1_000).toUTCString());

/** What stands at a path that the platform does not have: the page of a servlet container (inferred). */
export function writeNotFound(): Response {
  return new Response(
    "<!DOCTYPE html><html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>\n",
    {
      status: 404,
      headers: { "Content-Type": "text/html;charset=utf-8" },
    },
  );
}
