import { readFile } from "node:fs/promises";
import { CommanderError } from "commander";
import { ALL_COMMANDS } from "./commands/command-table.js";
import type { Context } from "./context.js";
import { reportError } from "./errors/report-error.js";
import { EXIT } from "./exit-codes.js";
import { createTranslate, readLanguage } from "./language.js";
import { CliError } from "./output/cli-error.js";
import { createOutput } from "./output/output.js";
import { buildProgram } from "./program.js";
import type { Terminal } from "./terminal.js";

/**
 * Runs one command line. It never throws and never ends the process.
 *
 * @returns the exit code
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const language = readLanguage(args, terminal.env, await isField(args, "lang"));
  const output = createOutput(terminal, { json: beforeDashes(args).includes("--json") });
  output.hide(terminal.env["CLOOPEN_AUTH_TOKEN"]);
  const context: Context = { terminal, output, language: language ?? "en", t: createTranslate(language ?? "en") };
  try {
    if (language === undefined) throw new CliError(EXIT.usage, "--lang: en or zh-CN");
    return await parse(args, context);
  } catch (error) {
    return reportError(context, error);
  }
}

async function parse(args: readonly string[], context: Context): Promise<number> {
  const program = buildProgram(context, await specsFor(args, context), await readVersion());
  try {
    await program.command.parseAsync(args, { from: "user" });
    return program.exitCode();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const isHelp = error.exitCode === 0 || error.code === "commander.help";
    if (!isHelp) throw await explainUsage(error, context);
    const printed = program.printed().replace(/\n$/, "");
    // Without a command there is nothing that a program could read.
    if (error.code === "commander.help") await context.output.note(printed);
    else await context.output.text(printed);
    return error.code === "commander.help" ? EXIT.usage : EXIT.done;
  }
}

/** Whether the operation behind `api` has a field of this name. */
async function isField(args: readonly string[], name: string): Promise<boolean> {
  const own = args.slice(args.indexOf("api") + 1);
  if (!args.includes("api") || !own.some((arg) => arg.startsWith(`--${name}`))) return false;
  const { readContract } = await import("./api/contract.js");
  const entry = (await readContract("en")).find(({ id }) => own.includes(id));
  return entry?.fields.some((field) => field.name === name) ?? false;
}

/** The operations of the contract are commands, too; they are loaded when one of them is meant. */
async function specsFor(args: readonly string[], context: Context) {
  if (!args.includes("api")) return ALL_COMMANDS;
  const { withOperations } = await import("./api/operation-specs.js");
  return withOperations(ALL_COMMANDS, context.language, args);
}

async function explainUsage(error: CommanderError, context: Context): Promise<CliError> {
  const { usageError } = await import("./errors/usage-error.js");
  return usageError(error, context);
}

async function readVersion(): Promise<string> {
  const manifest: { readonly version?: string } = JSON.parse(
    await readFile(new URL("../package.json", import.meta.url), "utf8"),
  );
  return manifest.version ?? "";
}

function beforeDashes(args: readonly string[]): readonly string[] {
  return args.includes("--") ? args.slice(0, args.indexOf("--")) : args;
}
