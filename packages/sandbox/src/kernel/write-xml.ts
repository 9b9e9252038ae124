import type { Message } from "@cloopen-rest/client/descriptors";
import { isCloopenEncodeError } from "@cloopen-rest/client/ivr";
import { type EncodeXmlOptions, encodeXml } from "@cloopen-rest/client/xml";
import { isObject } from "./is-object.js";

/** What XML 1.0 cannot carry, not even as a reference. */
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/**
 * Writes XML whatever the strings hold: a phone can send control characters, and JSON can carry them.
 *
 * @assumption A character that XML cannot carry is written as U+FFFD.
 */
export function writeXml(message: Message, value: object, options: EncodeXmlOptions = {}): string {
  try {
    return encodeXml(message, value, options);
  } catch (error) {
    // Nearly no string holds such a character: only then is each of them looked at.
    if (!isCloopenEncodeError(error)) throw error;
    return encodeXml<unknown>(message, withoutIllegal(value), options);
  }
}

function withoutIllegal(value: unknown): unknown {
  if (typeof value === "string") return value.replace(ILLEGAL, "\uFFFD");
  if (Array.isArray(value)) return value.map(withoutIllegal);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutIllegal(item)]));
}
