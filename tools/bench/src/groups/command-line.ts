import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { compareWorks, race } from "../compare.js";
import type { Findings } from "../group.js";

const MAIN = fileURLToPath(new URL("../../../../packages/cli/dist/main.js", import.meta.url));

/** How long `cloopen` takes to start, in whole processes: `--version` and one help page, against a Node that does nothing. */
export async function measureCommandLine(): Promise<Findings> {
  const start =
    (...args: readonly string[]) =>
    (): void => {
      const { status } = spawnSync(process.execPath, args, { stdio: "ignore" });
      if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}`);
    };
  const works = {
    node: start("-e", "0"),
    version: start(MAIN, "--version"),
    help: start(MAIN, "sms", "send", "--help"),
  };
  const timings = await race(works, { times: 1, rounds: 20, warmUps: 2 });
  const rows = (["version", "help"] as const).map((what) => {
    const { ratio, range, first, second } = compareWorks(timings, what, "node");
    return {
      what,
      ms: first / 1_000,
      "node ms": second / 1_000,
      ratio,
      quartiles: range.map((each) => each.toFixed(2)).join(" to "),
    };
  });
  return { figures: { cliStartVsNode: rows[0]?.ratio ?? Number.NaN }, rows };
}
