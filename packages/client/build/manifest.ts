import { readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const PACKAGE: string = fileURLToPath(new URL("../", import.meta.url));
export const DIST: string = join(PACKAGE, "dist");

/** Files by condition, as `exports` and `imports` of a manifest nest them. */
interface Conditions {
  readonly [condition: string]: string | Conditions;
}

interface Manifest {
  readonly exports: Conditions;
  readonly imports?: Conditions;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** What the manifest says of the files to build. */
export interface BuildPlan {
  /** ESM files that the manifest leads to, as tsc wrote them, by name: relative to `dist`, without their extension. */
  readonly entries: Readonly<Record<string, string>>;
  /** What stays an import in both module systems: peers, Node's own modules, and `imports`, whose conditions the runtime decides. */
  readonly external: (string | RegExp)[];
  /** Packages that the client depends on. */
  readonly dependencies: string[];
}

/** Reads from `package.json` what has to be built. */
export async function readBuildPlan(): Promise<BuildPlan> {
  const manifest: Manifest = JSON.parse(await readFile(join(PACKAGE, "package.json"), "utf8"));
  const { exports, imports = {}, dependencies = {}, peerDependencies = {} } = manifest;
  const files = new Set([...filesOf(exports), ...filesOf(imports)].filter((file) => file.endsWith(".js")));
  return {
    entries: Object.fromEntries([...files].map((file) => [nameOf(join(PACKAGE, file)), join(PACKAGE, file)])),
    external: [...Object.keys({ ...peerDependencies, ...imports }), /^node:/],
    dependencies: Object.keys(dependencies),
  };
}

function filesOf(conditions: Conditions): string[] {
  return Object.values(conditions).flatMap((target) => (typeof target === "string" ? [target] : filesOf(target)));
}

function nameOf(file: string): string {
  return relative(DIST, file).replace(/\.js$/, "").replaceAll(sep, "/");
}
