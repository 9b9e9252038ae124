import type { CommanderError } from "commander";
import type { Context } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { CliError } from "../output/cli-error.js";

/** Chinese for the parser's messages; others stay in English. */
const CHINESE: readonly (readonly [RegExp, string])[] = [
  [/^unknown command '(.*)'/, "没有命令“$1”"],
  [/^unknown option '(.*)'/, "没有选项“$1”"],
  [/^option '(.*)' argument missing/, "选项“$1”缺少参数值"],
  [/^missing required argument '(.*)'/, "缺少参数“$1”"],
  [/^too many arguments.*/, "参数过多"],
  [/^option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\./, "选项“$1”的值“$2”无效，可选值：$3"],
];

/**
 * Turns an error of the parser into one of ours. What was typed may be a token: values behind `=` and long words are masked.
 */
export function usageError({ message }: CommanderError, { t }: Context): CliError {
  const [first = "", hint] = message.replace(/^error: /, "").split("\n");
  const text = mask(first);
  const chinese = CHINESE.find(([pattern]) => pattern.test(text));
  const fix = hint?.replace(/^\(Did you mean (.*)\?\)$/, (_, name: string) =>
    t(`did you mean ${name}?`, `是否想用 ${name}？`),
  );
  return new CliError(
    EXIT.usage,
    t(text, chinese === undefined ? text : text.replace(...chinese)),
    fix ?? t("--help lists the commands and options", "用 --help 查看可用的命令和选项"),
  );
}

function mask(text: string): string {
  return text.replace(/(--?[\w.-]+)=[^']*/g, "$1=***").replace(/[0-9A-Za-z]{24,}/g, "***");
}
