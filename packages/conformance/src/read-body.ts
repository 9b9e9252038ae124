import { readXmlBySchema } from "./read-xml-by-schema.js";
import type { Schema } from "./spec.js";
import type { HttpMessage } from "./target/http-message.js";

/** The body of a message as the contract reads it. */
export function readBody(schema: Schema, message: HttpMessage, format: "json" | "xml"): unknown {
  const text = message.body.toString("utf8");
  return format === "json" ? JSON.parse(text) : readXmlBySchema(schema, text);
}
