import { type CommandSpec, longFlag, optionsOf, SHARED_OPTIONS } from "../command-spec.js";
import type { Context } from "../context.js";
import { EXIT_MEANINGS } from "../exit-codes.js";

/** Prints every command and exit code as Markdown, for the guide. */
export async function printCheatSheet({ output, t }: Context, commands: readonly CommandSpec[]): Promise<void> {
  const text = ({ en, zh }: { readonly en: string; readonly zh: string }): string => cell(t(en, zh));
  const rows = commands.flatMap((spec) => rowsOf(spec, []));
  const lines = [
    `| ${t("command", "命令")} | ${t("what it does", "作用")} | ${t("own options", "选项")} |`,
    "|---|---|---|",
    ...rows.map(({ line, spec }) => {
      const shared = new Set(Object.values(SHARED_OPTIONS).flat().map(longFlag));
      const own = optionsOf(spec)
        .map(longFlag)
        .filter((flag) => !shared.has(flag) && flag !== "--json" && flag !== "--lang");
      return `| \`${line}\` | ${text(spec.text)} | ${own.map((flag) => `\`${flag}\``).join(" ")} |`;
    }),
    "",
    `| ${t("option", "选项")} | ${t("meaning", "含义")} |`,
    "|---|---|",
    ...Object.values(SHARED_OPTIONS)
      .flat()
      .map((option) => `| \`${option.flags}\` | ${text(option.text)} |`),
    "",
    `| ${t("exit code", "退出码")} | ${t("meaning", "含义")} |`,
    "|---|---|",
    ...[...EXIT_MEANINGS].map(([code, meaning]) => `| ${code} | ${text(meaning)} |`),
  ];
  await output.text(lines.join("\n"));
}

function rowsOf(
  spec: CommandSpec,
  above: readonly string[],
): readonly { readonly line: string; readonly spec: CommandSpec }[] {
  if (spec.hidden) return [];
  const path = [...above, spec.name];
  const operands = (spec.operands ?? []).map(({ name }) => name);
  const isApi = spec.name === "api";
  const own =
    spec.load !== undefined || isApi
      ? [{ line: ["cloopen", ...path, ...(isApi ? ["<operation>"] : operands)].join(" "), spec }]
      : [];
  return [...own, ...(spec.commands ?? []).flatMap((each) => rowsOf(each, path))];
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
