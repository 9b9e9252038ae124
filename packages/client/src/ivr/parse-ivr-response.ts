import { ivrResponseMessage } from "../generated/notifications.js";
import { type DecodeXmlOptions, decodeXml } from "../protocol/xml/decode-xml.js";
import type { IvrCommand } from "./ivr-commands.js";

/**
 * Reads the answer of an IVR application, as the platform does. Nothing is refused for its order or
 * for members that are missing: `checkIvrCommands` does that.
 *
 * @param options with `onDeviation`, which hears of elements and attributes that the contract does
 *   not know; they are left out
 * @returns the commands in order; none for an empty text, which is accepted in practice for
 *   "nothing to do".
 * @throws {CloopenDecodeError} when the text is no well-formed XML.
 */
export function parseIvrResponse(text: string, options: DecodeXmlOptions = {}): readonly IvrCommand[] {
  if (text.trim() === "") return [];
  // Descriptor and type come from one schema.
  return decodeXml(ivrResponseMessage, text, options) as readonly IvrCommand[];
}
