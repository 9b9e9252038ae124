import type { Callback } from "../protocol/callback.js";
import { checkValue } from "../protocol/check-value.js";
import { CONTENT_TYPE, type Format } from "../protocol/format.js";
import { encodeXml } from "../protocol/xml/encode-xml.js";

/** What a reply to a callback needs of the contract. */
export type ReplyForm = Pick<Callback, "reply" | "jsonReply">;

/**
 * The reply to a callback, in its own format where the contract knows that form of the reply; else in XML, the one form that was ever seen.
 *
 * @throws {CloopenEncodeError} when the reply is not what the contract says, naming the member.
 */
export function writeReply({ reply, jsonReply }: ReplyForm, value: object, format: Format): Response {
  checkValue(reply, value);
  const answer = format === "json" && jsonReply ? "json" : "xml";
  const text = answer === "json" ? JSON.stringify(value) : encodeXml(reply, value);
  return new Response(text, { headers: { "content-type": CONTENT_TYPE[answer] } });
}
