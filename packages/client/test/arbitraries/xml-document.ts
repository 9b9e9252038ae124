import fc from "fast-check";
import { wireText } from "./wire-text.js";

const names = fc.constantFrom(
  "a",
  "b",
  "Response",
  "statusCode",
  "ns:a",
  "_x",
  "a-b.c",
  "状态",
  "é",
  "a·b",
  "𠮷",
  "a𠮷",
  "constructor",
  "__proto__",
);
const blank = fc.constantFrom("", "", " ", "\n", "\r\n\t");
const gap = fc.constantFrom(" ", "\n", "\r\n", " \t ");

const reference = fc.constantFrom(
  "&amp;",
  "&lt;",
  "&gt;",
  "&quot;",
  "&apos;",
  "&#13;",
  "&#9;",
  "&#x41;",
  "&#x1F600;",
  "&#00065;",
  "&#x10FFFF;",
);
const escaped = wireText.map((text) => text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`));
const comment = wireText.map((text) => `<!--${text.replace(/-/g, "~")}-->`);
const instruction = fc
  .tuple(fc.constantFrom("pi", "a-b.c", "状"), wireText)
  .map(([target, text]) => `<?${target} ${text.replace(/\?/g, "!")}?>`);
const cdata = wireText.map((text) => `<![CDATA[${text.replace(/\]\]+>+/g, "]]")}]]>`);
const characters = fc.oneof({ weight: 3, arbitrary: escaped }, reference);

const attribute = fc
  .tuple(gap, blank, blank, fc.constantFrom('"', "'"), fc.array(characters, { maxLength: 3 }))
  .map(([before, left, right, quote, value]) => (name: string) => {
    const written = value.join("").replaceAll(quote, `&#${quote.charCodeAt(0)};`);
    return `${before}${name}${left}=${right}${quote}${written}${quote}`;
  });
const attributes = fc
  .tuple(fc.uniqueArray(names, { maxLength: 3 }), fc.array(attribute, { minLength: 3, maxLength: 3 }))
  .map(([given, writers]) => given.map((name, at) => writers[at]?.(name) ?? "").join(""));

const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc
    .tuple(names, attributes, blank, fc.array(tie("content"), { maxLength: 4 }), blank, fc.boolean())
    .map(([name, own, before, content, after, short]) =>
      short && content.length === 0
        ? `<${name}${own}${before}/>`
        : `<${name}${own}${before}>${content.join("")}</${name}${after}>`,
    ),
  content: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    characters,
    cdata,
    comment,
    instruction,
    tie("element"),
  ),
}));

const declaration = fc.constantFrom(
  "",
  '<?xml version="1.0"?>',
  "<?xml version='1.0' encoding='UTF-8'?>",
  '\uFEFF<?xml version="1.0" encoding="utf-8" standalone="yes" ?>',
);
const miscellany = fc.array(fc.oneof(gap, comment, instruction), { maxLength: 2 }).map((parts) => parts.join(""));

/** A well-formed document, in many spellings of the same things. */
export const xmlDocument: fc.Arbitrary<string> = fc
  .tuple(declaration, miscellany, element, miscellany)
  .map((parts) => parts.join(""));

/** Pieces that break documents, or make other documents of them. */
const SHARDS = [
  "<",
  ">",
  "&",
  "/",
  "</",
  "/>",
  "=",
  '"',
  "'",
  " ",
  "-",
  "--",
  "!",
  "?",
  "]",
  "]]>",
  "<![CDATA[",
  "<!--",
  "-->",
  "<?",
  "?>",
  "<?xml ?>",
  "<!DOCTYPE a>",
  "&amp;",
  "&nbsp;",
  "&#0;",
  "&#x;",
  "&#xD800;",
  "\0",
  "\uFFFF",
  "\uD800",
  "x",
  ":",
  "1",
  "\r",
  "<a>",
  "</a>",
  "<a/>",
  "a=''",
  "xmlns:a='b'",
  "é",
  "𠮷",
];

/** A document with something cut out of it, put into it or said twice; mostly broken. */
export const mutatedDocument: fc.Arbitrary<string> = fc
  .tuple(
    xmlDocument,
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 6 }), fc.oneof(fc.constantFrom(...SHARDS), fc.constant(""))), {
      minLength: 1,
      maxLength: 2,
    }),
  )
  .map(([document, changes]) =>
    changes.reduce((text, [place, length, shard]) => {
      const at = place % (text.length + 1);
      return text.slice(0, at) + shard + text.slice(at + length);
    }, document),
  );
