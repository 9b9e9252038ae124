import { script } from "@bomb.sh/tab";
import type { Context, Given } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { CliError } from "../output/cli-error.js";
import { collectPrinted } from "./collect-printed.js";

const SHELLS = ["bash", "zsh", "fish"];

/** The script asks this function of the package bash-completion, which is not everywhere, for the words. */
const BASH_WORDS = `if ! declare -F _get_comp_words_by_ref > /dev/null; then
    _get_comp_words_by_ref() {
        cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} words=("\${COMP_WORDS[@]}") cword=$COMP_CWORD
    }
fi`;

/** Prints the completion script of a shell. */
export async function run({ output, t }: Context, given: Given): Promise<void> {
  const [shell = ""] = given.operands;
  if (!SHELLS.includes(shell))
    throw new CliError(EXIT.usage, t("the shell must be bash, zsh or fish", "shell 必须是 bash、zsh 或 fish"));
  const printed = collectPrinted(() => script(shell, "cloopen", "cloopen")).join("\n");
  // Where nothing else fits, bash offers files.
  await output.text(
    shell === "bash" ? `${BASH_WORDS}\n${printed.replace(/^complete -F/m, "complete -o default -F")}` : printed,
  );
}
