import { execFile } from "node:child_process";
import { promisify } from "node:util";

/**
 * How long the first `import()` of a package takes in fresh processes, in milliseconds, from within: the start of Node is not part of it.
 *
 * @param folder where the package is looked for
 */
export async function importTimes(name: string, folder: string, runs: number): Promise<readonly number[]> {
  const script = `const start = performance.now(); await import(${JSON.stringify(name)}); console.log(performance.now() - start);`;
  const times: number[] = [];
  for (let at = 0; at < runs; at++) {
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], {
      cwd: folder,
    });
    times.push(Number(stdout.trim().split("\n").at(-1)));
  }
  return times;
}
