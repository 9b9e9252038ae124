/** The two formats of every payload. */
export type Format = "json" | "xml";

/** Format of the request body and of the reply, chosen independently of each other. */
export interface Formats {
  readonly request: Format;
  readonly reply: Format;
}

/** `Content-Type` of a body in a format, as the vendor prints it. */
export const CONTENT_TYPE: Readonly<Record<Format, string>> = {
  json: "application/json;charset=utf-8",
  xml: "application/xml;charset=utf-8",
};

/** `Accept` for a reply in a format. */
export const ACCEPT: Readonly<Record<Format, string>> = {
  json: "application/json",
  xml: "application/xml",
};

/**
 * The format of a text by its first character that is not blank; the label of a reply may lie.
 *
 * @returns `undefined` when it is neither, an empty text or a plain word, say.
 */
export function sniffFormat(text: string): Format | undefined {
  // A byte-order mark counts as a blank.
  switch (text.trimStart()[0]) {
    case "<":
      return "xml";
    case "{":
    case "[":
      return "json";
    default:
      return undefined;
  }
}
