import { isRecord } from "./is-record.js";

/** The pattern of a free text: anything but the control characters that XML cannot carry (spec/README.md). */
const FREE_TEXT = "^[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]*$";

/** Removes the pattern of free texts, which would stand beside every second field and tells a reader nothing. Changes the document in place. */
export function hideTextPattern(node: unknown): void {
  if (Array.isArray(node)) for (const item of node) hideTextPattern(item);
  if (!isRecord(node)) return;
  if (node["pattern"] === FREE_TEXT) delete node["pattern"];
  for (const value of Object.values(node)) hideTextPattern(value);
}
