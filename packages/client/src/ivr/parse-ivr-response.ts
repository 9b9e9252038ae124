import { ivrResponseMessage } from "../generated/notifications.js";
import { type DecodeXmlOptions, decodeXml } from "../protocol/xml/decode-xml.js";
import type { IvrCommand } from "./ivr-commands.js";

/**
 * Decodes the response of an IVR application, as the platform does. It does not check the order of
 * commands or missing fields: use `checkIvrCommands`.
 *
 * @param options with `onDeviation`, which receives unknown elements and attributes; they are left
 *   out
 * @returns the commands in order; an empty list for an empty string, which the platform accepts as
 *   "nothing to do" in practice
 * @throws {CloopenDecodeError} when the string is not well-formed XML
 */
export function parseIvrResponse(text: string, options: DecodeXmlOptions = {}): readonly IvrCommand[] {
  if (text.trim() === "") return [];
  // Descriptor and type come from one schema.
  return decodeXml(ivrResponseMessage, text, options) as readonly IvrCommand[];
}
