import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** What people read, below the repository's root. */
export const READMES: readonly string[] = [
  "README*.md",
  "CONTRIBUTING*.md",
  "SECURITY*.md",
  "spec/README*.md",
  "spec/vectors/README*.md",
  "packages/*/README*.md",
  "tools/*/README.md",
];

/** Files whose comments an editor shows. */
export const SOURCES: readonly string[] = ["packages/*/src/*.ts", "packages/*/src/**/*.ts"];

/** Those files of a repository, below its root, committed or new; generated code has no examples. */
export async function findFiles(repository: string, places: readonly string[]): Promise<readonly string[]> {
  const flags = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate", "--"];
  const globs = places.map((place) => `:(glob)${place}`);
  const { stdout } = await promisify(execFile)("git", [...flags, ...globs], { cwd: repository });
  return stdout.split("\0").filter((file) => file !== "" && !file.includes("/generated/"));
}
