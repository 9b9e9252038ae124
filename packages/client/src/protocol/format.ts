/** Format of a payload. */
export type Format = "json" | "xml";

/** Formats of request body and response. They are independent of each other. */
export interface Formats {
  readonly request: Format;
  readonly reply: Format;
}

/** `Content-Type` of a body by format, as in the vendor's examples. */
export const CONTENT_TYPE: Readonly<Record<Format, string>> = {
  json: "application/json;charset=utf-8",
  xml: "application/xml;charset=utf-8",
};

/** `Accept` for a response by format. */
export const ACCEPT: Readonly<Record<Format, string>> = {
  json: "application/json",
  xml: "application/xml",
};

/**
 * Detects the format by the first character that is not a space. `Content-Type` of a response is
 * not reliable.
 *
 * @returns `undefined` for anything else, such as an empty string
 */
export function sniffFormat(text: string): Format | undefined {
  // `trimStart` also removes a byte-order mark.
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
