import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { bundle, SPEC } from "../../build/bundle.js";
import { bundleSources } from "../bundle-sources.js";

/** Reads files that are in a test. */
function readerOf(files: Readonly<Record<string, unknown>>): (file: string) => unknown {
  return (file) => {
    if (!Object.hasOwn(files, file)) throw new Error(`no ${file}`);
    return files[file];
  };
}

const root = {
  openapi: "3.1.0",
  info: {},
  paths: { "/a": { $ref: "paths/a.yaml" } },
  components: { schemas: {} },
};
const path = { post: { schema: { $ref: "../components/schemas/A.yaml", description: "beside" } } };

test("gives what Redocly bundles, in the same order", async () => {
  const own = bundleSources((file) => parse(readFileSync(join(SPEC, file), "utf8")));
  const bundled = await bundle();
  expect(Object.keys(own).sort()).toEqual(Object.keys(bundled).sort());
  expect(Object.keys(own.components)).toEqual(Object.keys(bundled.components));
  // Part by part: the whole would be a difference that nobody can read.
  const partsOf = ({ components, ...rest }: object & { components: object }): [string, string][] =>
    Object.entries({ ...rest, ...components }).map(([name, part]) => [name, JSON.stringify(part)]);
  const parts = new Map(partsOf(bundled));
  expect(partsOf(own).filter(([name, text]) => parts.get(name) !== text)).toEqual([]);
});

test("puts paths in place and makes components of components, what stands beside a reference included", () => {
  const document = bundleSources(
    readerOf({ "openapi.yaml": root, "paths/a.yaml": path, "components/schemas/A.yaml": { type: "string" } }),
  );
  expect(document.paths["/a"]).toEqual({
    post: { schema: { $ref: "#/components/schemas/A", description: "beside" } },
  });
  expect(document.components.schemas).toEqual({ A: { type: "string" } });
});

test("ends at components that refer to each other", () => {
  const document = bundleSources(
    readerOf({
      "openapi.yaml": root,
      "paths/a.yaml": path,
      "components/schemas/A.yaml": { items: { $ref: "B.yaml" } },
      "components/schemas/B.yaml": { items: { $ref: "./A.yaml" } },
    }),
  );
  expect(document.components.schemas).toEqual({
    A: { items: { $ref: "#/components/schemas/B" } },
    B: { items: { $ref: "#/components/schemas/A" } },
  });
});

test("rejects a reference to a file that is not there, and a root that is no contract", () => {
  expect(() => bundleSources(readerOf({ "openapi.yaml": root }))).toThrow("no paths/a.yaml");
  expect(() => bundleSources(readerOf({ "openapi.yaml": { openapi: "2.0", paths: {} } }))).toThrow(
    "openapi.yaml is no OpenAPI 3.1 document with paths and schemas",
  );
});
