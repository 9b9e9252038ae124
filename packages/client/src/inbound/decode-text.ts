/** A decoded body, and whether its bytes or its declared charset could not be decoded. */
export interface DecodedText {
  readonly text: string;
  readonly deviation?: true;
}

const BYTE_ORDER_MARKS: readonly (readonly [label: string, ...bytes: number[]])[] = [
  ["utf-8", 0xef, 0xbb, 0xbf],
  ["utf-16le", 0xff, 0xfe],
  ["utf-16be", 0xfe, 0xff],
];

/**
 * Decodes a body by its declared charset: byte-order mark, `Content-Type` or XML declaration, in
 * this order. The default is UTF-8. A declaration that the bytes contradict is skipped, since
 * labels of the platform are not reliable. If no charset fits, the body is decoded as UTF-8, with
 * U+FFFD for invalid bytes.
 *
 * @param contentType of the request, such as `text/xml; charset=gbk`
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): DecodedText {
  const declared = [
    BYTE_ORDER_MARKS.find(([, ...mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0],
    /;\s*charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? "")?.[1],
    /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(beginning(bytes))?.[1],
  ].filter((label) => label !== undefined);
  let deviation = false;
  for (const label of new Set([...declared, "utf-8"])) {
    const text = decodeStrictly(bytes, label);
    if (text !== undefined) return deviation ? { text, deviation } : { text };
    deviation = true;
  }
  return { text: new TextDecoder().decode(bytes), deviation: true };
}

/**
 * Reads enough of a body for its XML declaration, which is ASCII in every charset that the platform
 * may use.
 */
function beginning(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 200));
}

/**
 * Decodes without replacement characters.
 *
 * @returns `undefined` when the runtime does not know the charset, or the bytes do not fit it
 */
function decodeStrictly(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
