import { Refusal } from "../../kernel/refusal.js";
import type { Note } from "./read-request-body.js";

const STRICT = new TextDecoder("utf-8", { fatal: true });
const LENIENT = new TextDecoder();

/**
 * The text of a body, which is UTF-8 whatever its label says. Bytes of another encoding become replacement characters, and are noted: what the platform makes of
 * them is not known, our choice.
 *
 * @throws {Refusal} `160031` for such bytes, when strict
 */
export function decodeText(bytes: Uint8Array, strict: boolean, note: Note): string {
  try {
    return STRICT.decode(bytes);
  } catch {
    const what = "the body is not UTF-8";
    if (strict) throw new Refusal("160031", what);
    note(what);
    return LENIENT.decode(bytes);
  }
}
