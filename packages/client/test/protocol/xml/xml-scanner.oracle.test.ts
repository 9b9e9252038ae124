import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mutatedDocument, xmlDocument } from "../../arbitraries/xml-document.js";
import { oracleTree, scanTree } from "../../support/xml-tree.js";

/**
 * The oracle looks at what a declaration says, and takes nothing in front of it. We do neither, so
 * it gets the declaration as an instruction of another name.
 */
function forOracle(document: string): string {
  return document.replace(/^[\uFEFF \t\r\n]*/, "").replace(/^<\?xml(?=[ \t\r\n]|\?>)/, "<?declaration");
}

/** The other differences that are meant; each has a test below. */
function isMeantDifference(document: string): boolean {
  return (
    document.includes("<!DOCTYPE") ||
    document.includes("xml:space") ||
    /&#(?:x[0-9A-Fa-f]+[^0-9A-Fa-f;]|[0-9]+[^0-9;])/.test(document) ||
    /^<\?xml/.test(forOracle(document))
  );
}

describe("the scanner against @rgrove/parse-xml", () => {
  it("parses every well-formed document equally", () => {
    fc.assert(
      fc.property(xmlDocument, (document) => {
        const expected = oracleTree(document);
        expect(expected).toBeDefined();
        expect(scanTree(document)).toStrictEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it("accepts and rejects the same mutated documents", () => {
    let rejected = 0;
    let read = 0;
    fc.assert(
      fc.property(mutatedDocument, (document) => {
        fc.pre(!isMeantDifference(document));
        const expected = oracleTree(forOracle(document));
        expect(scanTree(document)).toStrictEqual(expected);
        if (expected === undefined) rejected += 1;
        else read += 1;
      }),
      { numRuns: 2500 },
    );
    // A run that only ever took one way would prove little.
    expect(rejected).toBeGreaterThan(500);
    expect(read).toBeGreaterThan(100);
  });

  it.each(["&#x00000041;", "&#000000065;"])("resolves references with many leading zeros (%s)", (reference) => {
    expect(scanTree(`<a>${reference}</a>`)).toStrictEqual(oracleTree(`<a>${reference}</a>`));
  });

  it.each([
    "ª",
    "²",
    "ͺ",
    "\u200C",
    "⁰",
    "℮",
    "①",
    "⼀",
    "〇",
    "豈",
    "ﷰ",
    "$",
    "×",
    "÷",
    "·",
    "\u0301",
    "‿",
    "\uE000",
    "→",
  ])("accepts the same name characters (%j)", (character) => {
    for (const document of [
      `<${character}/>`,
      `<a${character}/>`,
      `<a ${character}="1"/>`,
      `<a${character}></a${character}>`,
    ]) {
      expect([document, scanTree(document)]).toStrictEqual([document, oracleTree(document)]);
    }
  });
});

describe("the scanner differs from @rgrove/parse-xml on purpose", () => {
  it.each([
    ["a DOCTYPE is rejected", "<!DOCTYPE a><a/>"],
    ["elements nest no deeper than 64", `${"<a>".repeat(65)}${"</a>".repeat(65)}`],
    ["letters in a character reference are rejected, not cut off", "<a>&#65x;</a>"],
  ])("%s", (_, document) => {
    expect(oracleTree(document)).toBeDefined();
    expect(scanTree(document)).toBeUndefined();
  });

  it.each([
    ["blanks before the declaration are skipped", ' \r\n<?xml version="1.0"?><a/>'],
    ["a byte-order mark may stand behind blanks", "\n\uFEFF<a/>"],
    ["what the declaration says is not looked at", '<?xml version="2.0" encoding=""?><a/>'],
    ["an instruction may have a name that begins with xml", "<?xml-stylesheet ?><a/>"],
    ["xml:space is no concern of ours", '<a xml:space="x"/>'],
  ])("%s", (_, document) => {
    expect(oracleTree(document)).toBeUndefined();
    expect(scanTree(document)).toBeDefined();
  });

  it("prefixes and namespace declarations are left out", () => {
    expect(scanTree('<n:a xmlns="u" xmlns:n="v" n:b="1"/>')).toStrictEqual({
      name: "a",
      attributes: [["b", "1"]],
      content: [],
    });
  });
});
