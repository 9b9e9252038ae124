import { describe, expect, test } from "vitest";
import { canonical, parseTree, printTree } from "../../vectors/xml-tree.js";

function same(left: string, right: string, ordered = false): boolean {
  return canonical(parseTree(left), ordered) === canonical(parseTree(right), ordered);
}

describe("two documents are the same", () => {
  test.each([
    ["with and without a declaration", '<?xml version="1.0"?><a/>', "<a></a>"],
    ["whatever the order of attributes", '<a b="1" c="2"/>', "<a c='2' b='1'/>"],
    ["whatever the order of elements of different names", "<a><b/><c/></a>", "<a><c/><b/></a>"],
    ["with blanks between elements", "<a><b>1</b></a>", "<a>\n  <b>1</b>\n</a>"],
    ["however a character is written", "<a>&lt;é</a>", "<a><![CDATA[<]]>&#xE9;</a>"],
    ["with a prefix", "<a/>", '<x:a xmlns:x="urn:x"/>'],
  ])("%s", (_, left, right) => expect(same(left, right)).toBe(true));
});

describe("two documents differ", () => {
  test.each([
    ["by their root", "<a/>", "<b/>"],
    ["by an attribute", '<a b="1"/>', '<a b="2"/>'],
    ["by an attribute that is an element", '<a b="1"/>', "<a><b>1</b></a>"],
    ["by the order of elements of one name", "<a><b>1</b><b>2</b></a>", "<a><b>2</b><b>1</b></a>"],
    ["by blanks around a text", "<a> 1</a>", "<a>1</a>"],
    ["by letter case", "<a/>", "<A/>"],
    ["by text beside elements", "<a>x<b/></a>", "<a><b/></a>"],
  ])("%s", (_, left, right) => expect(same(left, right)).toBe(false));
});

test("the order of elements counts where it is part of the message", () => {
  expect(same("<a><b/><c/></a>", "<a><c/><b/></a>", true)).toBe(false);
});

test.each([
  ["a DOCTYPE", "<!DOCTYPE a><a/>"],
  ["65 levels", "<a>".repeat(65) + "</a>".repeat(65)],
  ["a text that is cut short", "<a>"],
])("rejects %s", (_, text) => expect(() => parseTree(text)).toThrow());

test("what is printed parses to the same tree", () => {
  const tree = { name: "a", attributes: [["b", '"<&\t\r\n']] as const, content: ["x\r\n<&>]]>"] };
  expect(parseTree(printTree(tree))).toEqual(tree);
});
