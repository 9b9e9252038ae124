import type { Payload, SampleCase } from "./sample-case.js";

/** A format of the wire. */
export type Format = "json" | "xml";

/** Both formats, as they stand side by side. */
export const FORMATS: readonly Format[] = ["json", "xml"];

/** The media type of each format. */
export const MEDIA_TYPES: Readonly<Record<Format, string>> = { json: "application/json", xml: "application/xml" };

/** The request body of an example as text; undefined where there is none, or a file. */
export function bodyOf({ request }: SampleCase, format: Format): string | undefined {
  return request && textOf(request, format);
}

/** The reply of an example as text. */
export function replyOf({ reply }: SampleCase, format: Format): string {
  return textOf(reply, format);
}

function textOf({ value, xml }: Payload, format: Format): string {
  return format === "json" ? JSON.stringify(value, null, 2) : wrapAttributes(xml);
}

const WIDTH = 72;

/** XML with one attribute a line in elements that would not fit on one. */
export function wrapAttributes(xml: string): string {
  return xml
    .split("\n")
    .map((line) => {
      if (line.length <= WIDTH) return line;
      const indent = `${/^ */.exec(line)?.[0] ?? ""}    `;
      return line.replace(/ ([\w:]+="[^"]*")/g, (attribute, text: string, place: number) =>
        place < line.indexOf("<") || line.startsWith("<?") ? attribute : `\n${indent}${text}`,
      );
    })
    .join("\n");
}
