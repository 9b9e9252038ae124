/** The two formats of a payload. */
export type Format = "json" | "xml";

/** `Content-Type` of a reply. */
export const CONTENT_TYPE: Readonly<Record<Format, string>> = {
  json: "application/json;charset=utf-8",
  xml: "application/xml;charset=utf-8",
};
