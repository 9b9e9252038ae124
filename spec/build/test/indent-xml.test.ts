import { expect, test } from "vitest";
import { indentXml } from "../indent-xml.js";

test.each([
  ["<A>text</A>", "<A>text</A>"],
  ["<A><B>1</B><C/></A>", "<A>\n  <B>1</B>\n  <C/>\n</A>"],
  ["<A><B><C>1</C></B><D>2</D></A>", "<A>\n  <B>\n    <C>1</C>\n  </B>\n  <D>2</D>\n</A>"],
  ['<A x="1"><B y="/"/></A>', '<A x="1">\n  <B y="/"/>\n</A>'],
  ["<?xml version='1.0'?><A><B/></A>", "<?xml version='1.0'?>\n<A>\n  <B/>\n</A>"],
])("%s", (compact, indented) => {
  expect(indentXml(compact)).toBe(indented);
});

test("an element without content stays in one piece", () => {
  expect(indentXml("<Root><Item></Item><Item/></Root>")).toBe("<Root>\n  <Item></Item>\n  <Item/>\n</Root>");
});

test("line breaks in a text stay as they are", () => {
  expect(indentXml("<Root><Item>one\ntwo</Item></Root>")).toBe("<Root>\n  <Item>one\ntwo</Item>\n</Root>");
});

test("blanks at the ends of a text stay as they are", () => {
  expect(indentXml("<A><B> 1 </B></A>")).toBe("<A>\n  <B> 1 </B>\n</A>");
});
