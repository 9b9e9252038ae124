import { describe, expect, it } from "vitest";
import { kebabCase, literal, tsDoc } from "../src/typescript-text.js";

describe("literal", () => {
  it("quotes names only where it must, leaves out what is undefined, and breaks long lines", () => {
    expect(literal({ a: "1", "b-c": undefined, "d-e": true })).toBe('{ a: "1", "d-e": true }');
    expect(literal(["x".repeat(120)])).toBe(`[\n  "${"x".repeat(120)}",\n]`);
  });
});

describe("tsDoc", () => {
  it("does not let a text end the comment", () => {
    expect(tsDoc(["a */ b"])).not.toMatch(/a \*\/ b/);
    expect(tsDoc(["a", "", "b"])).toBe("/**\n * a\n *\n * b\n */\n");
  });
});

describe("kebabCase", () => {
  it.each([
    ["sendTemplateSms", "send-template-sms"],
    ["callback", "callback"],
  ])("%s", (name, expected) => expect(kebabCase(name)).toBe(expected));
});
