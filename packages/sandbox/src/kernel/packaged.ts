import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/**
 * A file that ships with the sandbox, found as an import of this package finds it; in the executable without Node, one of its assets of the same name.
 *
 * @param specifier such as `@cloopen-rest/spec/openapi.en.json`, or a path from here such as `../../package.json`
 * @throws {Error} where there is none
 */
export function readPackaged(specifier: string): string {
  const sea = process.getBuiltinModule?.("node:sea");
  if (sea?.isSea() === true) return sea.getAsset(specifier, "utf8");
  return readFileSync(createRequire(import.meta.url).resolve(specifier), "utf8");
}
