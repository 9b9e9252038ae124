import { CloopenEncodeError } from "../errors/cloopen-encode-error.js";
import type { Callback } from "../protocol/callback.js";
import { checkValue } from "../protocol/check-value.js";
import { CONTENT_TYPE, type Format } from "../protocol/format.js";
import { isRecord } from "../protocol/value.js";
import { encodeXml } from "../protocol/xml/encode-xml.js";

/** A reply to a webhook, as it goes over the wire. */
export interface WebhookReplyText {
  readonly contentType: string;
  readonly body: string;
}

/** What a reply needs of the contract. */
export type ReplyForm = Pick<Callback, "id" | "reply" | "jsonReply">;

/**
 * What the contract does not know was seen at the address of the call authorisation only, where
 * success is `0000`.
 */
export const UNKNOWN_REPLY: ReplyForm = {
  id: "unknown",
  reply: { root: "Response", members: [{ name: "statuscode", required: true }] },
};
export const UNKNOWN_ACCEPTED = { statuscode: "0000" };

/**
 * The reply that a handler's result stands for. An acknowledgement has one value for success:
 * whatever a handler returned that is no reply (the length that `push` gives, a logger) is ignored
 * there. Where the handler decides, as in CallAuth, its result must be a reply.
 *
 * @throws {CloopenEncodeError} when a reply is not what the contract says, naming the field.
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
 * Writes a reply in the format of the webhook where the contract knows that form of the reply;
 * otherwise in XML, the only form that was ever seen.
 *
 * @throws {CloopenEncodeError} when the reply is not what the contract says, naming the field.
 */
export function writeReply({ reply, jsonReply }: ReplyForm, value: object, format: Format): WebhookReplyText {
  checkValue(reply, value);
  const answer = format === "json" && jsonReply ? "json" : "xml";
  return {
    contentType: CONTENT_TYPE[answer],
    body: answer === "json" ? JSON.stringify(value) : encodeXml(reply, value),
  };
}

/** The reply that means success, where there is only one. */
export function successOf({ reply }: Pick<Callback, "reply">): { statuscode: string } | undefined {
  const values = reply.members.find(({ name }) => name === "statuscode")?.values;
  return values?.[0] === undefined ? undefined : { statuscode: values[0] };
}
