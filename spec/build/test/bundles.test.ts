import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
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

/** The keys of a mapping in a source file of the contract, or the length of a list there. */
function readSource(file: string, ...keys: readonly string[]): unknown {
  const source: unknown = parse(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"));
  return keys.reduce<unknown>((at, key) => Reflect.get(Object(at), key), source);
}

/** How many messages of commands a request is one of. */
function countAlternatives(schema: unknown): number {
  const alternatives: unknown = Reflect.get(Object(schema), "oneOf");
  return Array.isArray(alternatives) ? alternatives.length : 0;
}

describe.each(LANGUAGES)("the bundle in %s", (language) => {
  const document = readBundle(language);

  test("has every path, webhook and command of the sources", () => {
    expect(Object.keys(document.paths)).toEqual(Object.keys(Object(readSource("openapi.yaml", "paths"))));
    expect(Object.keys(document.webhooks ?? {})).toEqual(Object.keys(Object(readSource("openapi.yaml", "webhooks"))));
    const schemas: unknown = Reflect.get(document.components, "schemas");
    for (const name of ["ControlCallRequest", "ControlConferenceRequest"]) {
      const bundled = countAlternatives(Reflect.get(Object(schemas), name));
      expect(bundled).toBeGreaterThan(1);
      expect(bundled).toBe(countAlternatives(readSource(`components/schemas/${name}.yaml`)));
    }
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
