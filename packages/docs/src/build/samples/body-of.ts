import type { SampleCase } from "./sample-case.js";

/** A format of the wire. */
export type Format = "json" | "xml";

/** Both formats, as they stand side by side. */
export const FORMATS: readonly Format[] = ["json", "xml"];

/** The media type of each format. */
export const MEDIA_TYPES: Readonly<Record<Format, string>> = { json: "application/json", xml: "application/xml" };

/** The request body of an example as text; undefined where there is none, or a file. */
export function bodyOf({ request }: SampleCase, format: Format): string | undefined {
  if (request === undefined) return undefined;
  return format === "json" ? JSON.stringify(request.value, null, 2) : request.xml;
}

/** The reply of an example as text. */
export function replyOf({ reply }: SampleCase, format: Format): string {
  return format === "json" ? JSON.stringify(reply.value, null, 2) : reply.xml;
}
