import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Where people read: the READMEs of what they use, and the comments that their editor shows. */
const PLACES = ["README.md", "README.zh-CN.md", "packages/*/README.md", "packages/*/src/**/*.ts"];

/** Those files of a repository, below its root, committed or new; generated code has no examples. */
export async function findFiles(repository: string): Promise<readonly string[]> {
  const flags = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate", "--"];
  const globs = [...PLACES, "packages/*/src/*.ts"].map((place) => `:(glob)${place}`);
  const { stdout } = await promisify(execFile)("git", [...flags, ...globs], { cwd: repository });
  return stdout.split("\0").filter((file) => file !== "" && !file.includes("/generated/"));
}
