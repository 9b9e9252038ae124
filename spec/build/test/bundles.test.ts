import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Document } from "../document.js";
import { LANGUAGES, readBuilt, readBundle, readErrors } from "./built.js";

const TEXTS = ["summary", "description", "title", "x-displayName"];
const english = readBundle("en");
const chinese = readBundle("zh-CN");

/** Values in place of data: whatever they are called inside is not for readers. */
function isData(name: string): boolean {
  return name === "value" || name === "example" || name === "default" || name === "enum" || name === "const";
}

/** Every text for readers, with its place. */
function listTexts(node: unknown, place = "#"): readonly (readonly [place: string, text: string])[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => {
    if (typeof value === "string" && TEXTS.includes(name)) return [[`${place}/${name}`, value] as const];
    return isData(name) ? [] : listTexts(value, `${place}/${name}`);
  });
}

/** The document without its texts. */
function withoutTexts(node: unknown): unknown {
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map(withoutTexts);
  const kept = Object.entries(node).filter(([name, value]) => typeof value !== "string" || !TEXTS.includes(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, isData(name) ? value : withoutTexts(value)]));
}

function commandsOf({ components }: Document, request: string): number {
  const schema: unknown = Reflect.get(Object(Reflect.get(components, "schemas")), request);
  const commands: unknown = Reflect.get(Object(schema), "oneOf");
  return Array.isArray(commands) ? commands.length : 0;
}

describe.each(LANGUAGES)("the bundle in %s", (language) => {
  const document = readBundle(language);

  test("has 41 operations, 7 commands on calls, 15 on conferences, and 38 callbacks", () => {
    expect(Object.values(document.paths).flatMap(Object.keys)).toHaveLength(41);
    expect(commandsOf(document, "ControlCallRequest")).toBe(7);
    expect(commandsOf(document, "ControlConferenceRequest")).toBe(15);
    expect(Object.values(document.webhooks ?? {}).flatMap(Object.keys)).toHaveLength(38);
  });

  test("names only codes of the catalogue", () => {
    const known = new Set(readErrors().codes.map(({ code }) => code));
    const named = Object.values(document.paths).flatMap((item) =>
      Object.values(item).flatMap((operation) => operation["x-error-codes"] ?? []),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((code) => !known.has(code))).toEqual([]);
  });

  test("says the same in YAML", () => {
    expect(parse(readBuilt(`openapi.${language}.yaml`))).toEqual(document);
  });
});

test("no text is left in English in the Chinese bundle", () => {
  const texts = listTexts(chinese);
  expect(texts.length).toBeGreaterThan(500);
  expect(texts.filter(([, text]) => !/\p{Script=Han}/u.test(text))).toEqual([]);
});

test("the two bundles differ in nothing but their texts", () => {
  expect(listTexts(chinese).map(([place]) => place)).toEqual(listTexts(english).map(([place]) => place));
  expect(withoutTexts(chinese)).toEqual(withoutTexts(english));
});
