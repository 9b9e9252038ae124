import fc from "fast-check";

/**
 * Pieces that codecs get wrong: markup, ends of sections, line ends, blanks, characters beyond the
 * first plane.
 */
const AWKWARD = [
  "&",
  "<",
  ">",
  '"',
  "'",
  "]]>",
  "<![CDATA[",
  "-->",
  "&amp;",
  "&#13;",
  "\r",
  "\n",
  "\r\n",
  "\t",
  " ",
  "  ",
  "\\",
  "/",
  "=",
  "【账号】",
  "😀",
  "𠮷",
  "\u{10FFFF}",
  "\uFFFD",
  "\uFEFF",
  "\u0085",
  "\u2028",
  "\u00A0",
  "\uE000",
  "\uD7FF",
  "0",
  "000000",
  "null",
  "[]",
  "__proto__",
  "constructor",
  "e\u0301",
];

const codePoint = fc.oneof(
  fc.integer({ min: 0x20, max: 0xd7ff }),
  fc.integer({ min: 0xe000, max: 0xfffd }),
  fc.integer({ min: 0x10000, max: 0x10ffff }),
);

/** Any string that XML can carry, with many edge cases. */
export const wireText: fc.Arbitrary<string> = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...AWKWARD),
    fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 1 }),
    codePoint.map((code) => String.fromCodePoint(code)),
  ),
  maxLength: 12,
});

/** A character that XML cannot carry, not even as a reference. */
export const illegalCharacter: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(0, 1, 8, 0x0b, 0x0c, 0x0e, 0x1f, 0xfffe, 0xffff).map((code) => String.fromCharCode(code)),
  fc.integer({ min: 0xd800, max: 0xdfff }).map((code) => String.fromCharCode(code)),
);
