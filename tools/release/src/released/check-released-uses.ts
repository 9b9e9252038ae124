import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../run.js";

/** Programs of a package's users, kept beside its tests, which every later version has to compile until one breaks them on purpose. */
export interface ReleasedUses {
  readonly repository: string;
  /** Tag of the release, as {@link findLastTag} gives it. */
  readonly tag: string;
  /** Its folder below the repository's root. */
  readonly folder: string;
  /** Where the programs are, below its folder. */
  readonly uses: string;
  /** Path of tsc. */
  readonly compiler: string;
}

/** Whether they compile, and what to say. */
export interface Verdict {
  readonly passed: boolean;
  readonly text: string;
}

/** Compiles the programs of a release against the declarations of today. The package is built. */
export async function checkReleasedUses(released: ReleasedUses): Promise<Verdict> {
  const { repository, tag, folder, uses, compiler } = released;
  // Inside the package, so that its own name leads to its own exports.
  const place = join(repository, folder, ".released-uses");
  await rm(place, { recursive: true, force: true });
  await mkdir(place);
  try {
    const archive = join(place, "uses.tar");
    await run("git", ["archive", `--output=${archive}`, tag, "--", `${folder}/${uses}`], repository);
    await run("tar", ["-xf", archive, "-C", place], repository);
    await writeFile(join(place, "tsconfig.json"), JSON.stringify(TSCONFIG));
    await run(process.execPath, [compiler, "-p", place], repository);
    return { passed: true, text: `The programs of ${tag} compile.` };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return {
      passed: false,
      text: `The programs of ${tag} do not compile any more. Mend what broke them; where that is meant, say major in a changeset and change them.\n${what}`,
    };
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** The tag of the last release of a package, `name@version`; `undefined` before the first one. */
export async function findLastTag(repository: string, packageName: string): Promise<string | undefined> {
  const tags = await run("git", ["tag", "--list", "--sort=-version:refname", `${packageName}@*`], repository);
  return tags.split("\n")[0] || undefined;
}

const TSCONFIG = {
  compilerOptions: {
    module: "nodenext",
    target: "es2022",
    lib: ["ES2023", "DOM", "DOM.Iterable"],
    types: ["node"],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
  },
  include: ["**/*.ts"],
};
