import { CloopenEncodeError } from "../errors/cloopen-encode-error.js";
import type { Callback } from "../protocol/callback.js";
import { checkValue } from "../protocol/check-value.js";
import { CONTENT_TYPE, type Format } from "../protocol/format.js";
import { isRecord } from "../protocol/value.js";
import { encodeXml } from "../protocol/xml/encode-xml.js";

/** A reply to a webhook, encoded. */
export interface WebhookReplyText {
  readonly contentType: string;
  readonly body: string;
}

/** The part of a webhook's descriptor that a reply needs. */
export type ReplyForm = Pick<Callback, "id" | "reply" | "jsonReply">;

/**
 * Reply to unknown webhooks. They were seen only at the URL of the call authorisation, where
 * success is `0000`.
 */
export const UNKNOWN_REPLY: ReplyForm = {
  id: "unknown",
  reply: { root: "Response", members: [{ name: "statuscode", required: true }] },
};
/** Success of {@link UNKNOWN_REPLY}. */
export const UNKNOWN_ACCEPTED = { statuscode: "0000" };

/**
 * Encodes the reply for a handler's result. An acknowledgement has one value for success, so any
 * other result is ignored, such as the length that `push` returns. Where the handler decides, as in
 * CallAuth, its result must be a reply.
 *
 * @throws {CloopenEncodeError} when a reply does not fit the contract, naming the field
 */
export function writeResult(
  form: ReplyForm,
  result: unknown,
  format: Format,
  success: { statuscode: string } | undefined = successOf(form),
): WebhookReplyText {
  const isReply = isRecord(result) && form.reply.members.some(({ name }) => Object.hasOwn(result, name));
  if (!isReply && success === undefined)
    throw new CloopenEncodeError(`the handler of ${form.id} must return { statuscode: "0000" } or another code`, "");
  return writeReply(form, isReply ? { ...success, ...result } : { ...success }, format);
}

/**
 * Encodes a reply in the format of the webhook, if the contract has that form of the reply.
 * Otherwise the reply is XML, the only form that was observed.
 *
 * @throws {CloopenEncodeError} when the reply does not fit the contract, naming the field
 */
export function writeReply({ reply, jsonReply }: ReplyForm, value: object, format: Format): WebhookReplyText {
  checkValue(reply, value);
  const replyFormat = format === "json" && jsonReply ? "json" : "xml";
  return {
    contentType: CONTENT_TYPE[replyFormat],
    body: replyFormat === "json" ? JSON.stringify(value) : encodeXml(reply, value),
  };
}

/** Finds the reply that means success, where there is only one. */
export function successOf({ reply }: Pick<Callback, "reply">): { statuscode: string } | undefined {
  const values = reply.members.find(({ name }) => name === "statuscode")?.values;
  return values?.[0] === undefined ? undefined : { statuscode: values[0] };
}
