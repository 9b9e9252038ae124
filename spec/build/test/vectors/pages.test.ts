import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const FOLDER = new URL("../../../vectors/", import.meta.url);

/** Names of the kinds, of the definitions beside them, and of the fields of a layout. */
async function described(): Promise<string[]> {
  const schema: {
    properties: object;
    $defs: { Field: { properties: object }; Layout: { properties: object } };
  } = JSON.parse(await readFile(new URL("vectors.schema.json", FOLDER), "utf8"));
  const { Field, Layout } = schema.$defs;
  const names = [schema.properties, Field.properties, Layout.properties].flatMap((properties) =>
    Object.keys(properties),
  );
  return [...new Set(names)].filter((name) => !["$schema", "version", "name", "root"].includes(name));
}

test.each(["README.md", "README.zh-CN.md"])("%s explains every kind and every member of a layout", async (page) => {
  const text = await readFile(new URL(page, FOLDER), "utf8");
  expect((await described()).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});
