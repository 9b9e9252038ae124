/** A body as text, and whether bytes or the declared charset could not be read. */
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
 * Decodes a body by what declares its charset, in this order: byte-order mark, `Content-Type`, XML
 * declaration. Otherwise it is UTF-8. A declaration that the bytes contradict is passed over, since
 * labels of the platform are not reliable. What nothing fits is read as UTF-8 with U+FFFD for what
 * is broken.
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
 * Enough of a body for its XML declaration, which is ASCII in every charset that the platform may
 * use.
 */
function beginning(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 200));
}

/** @returns `undefined` when the runtime does not know the charset, or the bytes do not fit it */
function decodeStrictly(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
