import { callbacks } from "@cloopen-rest/client/descriptors";
import { decodeXml } from "@cloopen-rest/client/xml";
import { type DeliveryAttempt, isTaken } from "./delivery-attempt.js";

/**
 * What the developer's server answered to a callback, read by the contract. XML alone: no other form of these answers is known (spec/reference/webhooks.md#overview).
 *
 * @returns `undefined` without an answer that can be read, or with an HTTP status other than 2xx
 */
export function readAnswer(attempt: DeliveryAttempt): Readonly<Record<string, string>> | undefined {
  const { kind, answer } = attempt;
  const callback = callbacks.find(({ id }) => id === kind);
  if (callback === undefined || answer === undefined || !isTaken(attempt)) return undefined;
  try {
    return textsOf(decodeXml(callback.reply, answer.trim()));
  } catch {
    return undefined;
  }
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(Object(value)).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
