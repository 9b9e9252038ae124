import { Argument, Command, Option } from "commander";
import {
  COMMON_OPTIONS,
  type CommandSpec,
  longFlag,
  type OptionSpec,
  optionsOf,
  PROFILE_OPTION,
} from "./command-spec.js";
import type { Context, Given } from "./context.js";
import { EXIT, EXIT_MEANINGS } from "./exit-codes.js";
import type { Bilingual, Translate } from "./language.js";
import { CliError } from "./output/cli-error.js";

/** A program that is ready to parse a command line. */
export interface Program {
  readonly command: Command;
  /** Exit code of the command that ran. */
  readonly exitCode: () => number;
  /** Help and version that the parser wants to print. */
  readonly printed: () => string;
}

/** Chinese for the headings of commander's help. */
const TITLES: Readonly<Record<string, string>> = {
  "Usage:": "用法：",
  "Arguments:": "参数：",
  "Options:": "选项：",
  "Commands:": "命令：",
};

/** Shared state while the tree of commands is built. */
interface Building {
  readonly context: Context;
  /** Words of the command line. What is not among them is built as far as a list shows it, which makes the start faster. */
  readonly words: readonly string[];
  readonly print: (text: string) => void;
  readonly run: (spec: CommandSpec, self: Command) => Promise<void>;
}

/** Options of {@link buildProgram}. */
export interface ProgramOptions {
  /** Printed by `--version`. */
  readonly version: string;
  /** The command line that is going to be parsed. */
  readonly words: readonly string[];
}

/** Builds the program from the table of commands. It prints nothing by itself and never ends the process. */
export function buildProgram(
  context: Context,
  specs: readonly CommandSpec[],
  { version, words }: ProgramOptions,
): Program {
  const { t } = context;
  let exitCode = 0;
  let printed = "";
  const building: Building = {
    context,
    words,
    print: (text) => {
      printed += text;
    },
    async run(spec, self) {
      const given = givenOf(self);
      checkRequired(spec, given, t);
      const module = await spec.load?.();
      exitCode = (await module?.run(context, given)) ?? 0;
    },
  };
  const command = prepare(new Command("cloopen"), building)
    .description(t("The Cloopen (云通讯) REST API on the command line", "在命令行上使用云通讯 REST API"))
    .version(version, "-V, --version", t("print the version", "显示版本"))
    .addHelpText("after", () => `\n${exitCodes(t)}`);
  for (const option of [PROFILE_OPTION, ...COMMON_OPTIONS]) command.addOption(toOption(option, t));
  for (const spec of specs) command.addCommand(toCommand(spec, building), { hidden: spec.hidden === true });
  return { command, exitCode: () => exitCode, printed: () => printed };
}

function toCommand(spec: CommandSpec, building: Building): Command {
  const { t } = building.context;
  const command = new Command(spec.name).helpOption(false).summary(pick(spec.text, t));
  if (spec.group !== undefined) command.helpGroup(spec.group);
  for (const { name, text } of spec.operands ?? []) command.addArgument(new Argument(name, pick(text, t)));
  if (!building.words.includes(spec.name)) return command;
  prepare(command, building);
  command.description([spec.text, spec.more].flatMap((text) => (text === undefined ? [] : pick(text, t))).join("\n\n"));
  for (const option of optionsOf(spec)) command.addOption(toOption(option, t));
  for (const each of spec.commands ?? [])
    command.addCommand(toCommand(each, building), { hidden: each.hidden === true });
  const examples = (spec.examples ?? []).map((line) => `  $ ${line}`).join("\n");
  if (examples !== "")
    command.addHelpText("after", () => `\n${title(building.context, t("Examples:", "示例："))}\n${examples}`);
  if (spec.load !== undefined)
    command.action(function act(this: Command) {
      return building.run(spec, this);
    });
  return command;
}

function prepare(command: Command, { context, print }: Building): Command {
  const { terminal, t } = context;
  return command
    .helpOption("-h, --help", t("print this help", "显示帮助"))
    .helpCommand(false)
    .exitOverride()
    .configureHelp({
      subcommandTerm: (each) => [each.name(), ...each.registeredArguments.map(operandTerm)].join(" "),
      styleTitle: (text) => title(context, t(text, TITLES[text] ?? text)),
    })
    .configureOutput({
      writeOut: print,
      // The parser prints help to stderr where a command is missing. An error is thrown, too, and reported there.
      writeErr: print,
      outputError: () => {},
      getOutHelpWidth: () => terminal.stdout.columns ?? 100,
      getErrHelpWidth: () => terminal.stderr.columns ?? 100,
      getOutHasColors: () => true,
      getErrHasColors: () => true,
    });
}

/** Checked here, since the parser would report it before a misspelt option, which is the cause more often. */
function checkRequired({ options = [] }: CommandSpec, given: Given, t: Translate): void {
  for (const option of options.filter(({ required }) => required)) {
    const flag = longFlag(option);
    if (given.option(flag.slice(2)) === undefined)
      throw new CliError(EXIT.usage, t(`${flag} is missing`, `缺少 ${flag}`), pick(option.text, t));
  }
}

function title({ output }: Context, text: string): string {
  return output.paint("bold", text);
}

function toOption({ flags, text, many, required, needed, choices }: OptionSpec, t: Translate): Option {
  const option = new Option(flags, pick(text, t) + (required || needed ? t(" (required)", "（必填）") : ""));
  if (many) option.argParser((value: string, before: unknown) => [...(Array.isArray(before) ? before : []), value]);
  if (choices !== undefined && !many) option.choices(choices);
  return option;
}

function pick({ en, zh }: Bilingual, t: Translate): string {
  return t(en, zh);
}

function exitCodes(t: Translate): string {
  const lines = [...EXIT_MEANINGS].map(([code, meaning]) => `  ${String(code).padEnd(3)}  ${pick(meaning, t)}`);
  return [t("Exit codes:", "退出码："), ...lines].join("\n");
}

function operandTerm(operand: Argument): string {
  const name = operand.name() + (operand.variadic ? "..." : "");
  return operand.required ? `<${name}>` : `[${name}]`;
}

/** Reads what the parser found; what the command does not have may be before its name. */
function givenOf(self: Command): Given {
  const findValue = (name: string): unknown => {
    for (let command: Command | null = self; command !== null; command = command.parent) {
      const option = command.options.find(({ long }) => long === `--${name}` || long === `--no-${name}`);
      const value: unknown = option && command.getOptionValue(option.attributeName());
      if (value !== undefined) return value;
    }
    return undefined;
  };
  return {
    operands: self.args,
    option(name) {
      const value = findValue(name);
      return typeof value === "string" ? value : undefined;
    },
    list(name) {
      const value = findValue(name);
      return Array.isArray(value) ? value.map(String) : [];
    },
    flag: (name) => findValue(name) === true,
  };
}
