import { script } from "@bomb.sh/tab";
import type { Context, Given } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { CliError } from "../output/cli-error.js";

const SHELLS = ["bash", "zsh", "fish"];

/** Prints the completion script of a shell. */
export async function run({ t }: Context, given: Given): Promise<void> {
  const [shell = ""] = given.operands;
  if (!SHELLS.includes(shell))
    throw new CliError(EXIT.usage, t("the shell must be bash, zsh or fish", "shell 必须是 bash、zsh 或 fish"));
  script(shell, "cloopen", "cloopen");
}
