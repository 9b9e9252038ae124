import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { toCommonJsDeclaration } from "../build/to-common-js-declaration.js";

interface Target {
  readonly types: string;
  readonly default: string;
}

interface Manifest {
  readonly main: string;
  readonly types: string;
  readonly typesVersions: { readonly "*": Readonly<Record<string, readonly string[]>> };
  readonly exports: Readonly<Record<string, Target & { readonly require: Target }>>;
  readonly imports: { readonly "#transport": Readonly<Record<string, unknown>> };
}

const manifest: Manifest = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
const subpaths = Object.entries(manifest.exports);
const toCjs = (file: string): string => file.replace(/\.d\.ts$/, ".d.cts").replace(/\.js$/, ".cjs");

describe("the manifest", () => {
  it.each(subpaths)("leads %s to both module systems, each with types of its own", (_, target) => {
    expect(Object.keys(target)).toEqual(["require", "types", "default"]);
    expect(target.require).toEqual({ types: toCjs(target.types), default: toCjs(target.default) });
  });

  it("leads resolvers that know no exports to the same CommonJS files", () => {
    const { main, types, typesVersions } = manifest;
    expect({ types, default: main }).toEqual(manifest.exports["."]?.require);
    const others = subpaths.filter(([subpath]) => subpath !== ".");
    expect(typesVersions["*"]).toEqual(
      Object.fromEntries(others.map(([subpath, target]) => [subpath.slice(2), [target.require.types]])),
    );
  });

  it("chooses the transport by the same conditions in both module systems", () => {
    const { require: commonJs, ...esm } = manifest.imports["#transport"];
    const expected = Object.entries(esm).map(([condition, file]) => [condition, toCjs(String(file))]);
    // In order, for the first condition that fits wins.
    expect(Object.entries(commonJs ?? {})).toEqual(expected);
  });
});

describe("a build", () => {
  // By its own name, as a user loads it: `exports` decides.
  const require = createRequire(import.meta.url);

  it.each(subpaths.map(([subpath]) => `@cloopen-rest/client${subpath.slice(1)}`))(
    "of %s has the same names in both module systems",
    async (name) => {
      const names = (module: object) => Object.keys(module).filter((each) => each !== "module.exports");
      expect(names(require(name)).toSorted()).toEqual(names(await import(name)).toSorted());
    },
  );

  it("has two copies of the errors, and the guards of each know those of the other", async () => {
    const commonJs: typeof import("../src/index.js") = require("@cloopen-rest/client");
    const esm: typeof import("../src/index.js") = await import("@cloopen-rest/client");
    expect(commonJs.CloopenConfigError).not.toBe(esm.CloopenConfigError);
    for (const [ours, theirs] of [
      [commonJs, esm],
      [esm, commonJs],
    ] as const) {
      const error = new ours.CloopenConfigError("x");
      expect([theirs.isCloopenError(error), theirs.isCloopenConfigError(error)]).toEqual([true, true]);
      expect(theirs.isCloopenApiError(error)).toBe(false);
    }
  });
});

it("turns imports of neighbours into CommonJS ones in a declaration, and leaves packages as they are", () => {
  const declaration = [
    'import type { A } from "./a.js";',
    'export { b } from "../b/index.js";',
    'export type C = import("./c.js").C;',
    'import type { D } from "openapi-fetch";',
    "//# sourceMappingURL=x.d.ts.map",
  ].join("\n");
  expect(toCommonJsDeclaration(declaration).split("\n")).toEqual([
    'import type { A } from "./a.cjs";',
    'export { b } from "../b/index.cjs";',
    'export type C = import("./c.cjs").C;',
    'import type { D } from "openapi-fetch";',
    "",
  ]);
});
