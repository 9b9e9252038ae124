/** The two formats of a payload. */
export type Format = "json" | "xml";

/** `Content-Type` of a reply. */
export const CONTENT_TYPE: Readonly<Record<Format, string>> = {
  json: "application/json;charset=utf-8",
  xml: "application/xml;charset=utf-8",
};

const TYPES: ReadonlyMap<string, Format> = new Map([
  ["application/json", "json"],
  ["application/xml", "xml"],
]);

/** Format that a `Content-Type` names, parameters, letter case and a trailing semicolon aside. */
export function formatOfType(contentType: string | undefined): Format | undefined {
  return TYPES.get(contentType?.split(";", 1)[0]?.trim().toLowerCase() ?? "");
}

/**
 * Format of the reply: what `Accept` asks for, the first of the two by weight. For "any type" and
 * types that we do not have it is that of the request body. Without `Accept` it is XML, whatever
 * the body is (client-code; spec/reference/authentication.md#format-negotiation).
 */
export function replyFormat(accept: string | undefined, contentType: string | undefined): Format {
  if (accept === undefined || accept.trim() === "") return "xml";
  const wanted = accept
    .split(",")
    .map((entry) => ({ format: formatOfType(entry), weight: weightOf(entry) }))
    .filter((entry) => entry.format !== undefined && entry.weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return wanted[0]?.format ?? formatOfType(contentType) ?? "xml";
}

function weightOf(entry: string): number {
  const weight = /;\s*q=([\d.]+)/i.exec(entry)?.[1];
  return weight === undefined ? 1 : Number(weight);
}
