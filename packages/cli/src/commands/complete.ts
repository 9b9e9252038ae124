import { type Command, RootCommand, ShellCompDirective } from "@bomb.sh/tab";
import { type CommandSpec, type OptionSpec, optionsOf, PROFILE_OPTION } from "../command-spec.js";
import { readProfiles } from "../config/profiles.js";
import type { Context, Given } from "../context.js";
import { collectPrinted } from "./collect-printed.js";

/** Completes a command line for a shell: one candidate a line, as the scripts of `completion` read them. */
export async function complete(context: Context, given: Given, commands: readonly CommandSpec[]): Promise<void> {
  const root = new RootCommand();
  const profiles = await profileNames(context);
  const specs = given.operands.includes("api")
    ? await (await import("../api/operation-specs.js")).withOperations(commands, context.language, given.operands)
    : commands;
  addOptions(root, optionsOf({ name: "", text: PROFILE_OPTION.text, options: [PROFILE_OPTION] }), profiles, context);
  for (const spec of specs) addCommand(root, spec, [], profiles, context);
  const lines = collectPrinted(() => root.parse([...given.operands]));
  // Where there is nothing to choose from, the shell offers files.
  await context.output.text(
    (lines.length > 1 ? lines : [`:${ShellCompDirective.ShellCompDirectiveDefault}`]).join("\n"),
  );
}

function addCommand(
  root: RootCommand,
  spec: CommandSpec,
  above: readonly string[],
  profiles: readonly string[],
  context: Context,
): void {
  if (spec.hidden) return;
  const path = [...above, spec.name];
  const command = root.command(path.join(" "), context.t(spec.text.en, spec.text.zh));
  addOptions(command, optionsOf(spec), profiles, context);
  for (const { name } of spec.operands ?? []) command.argument(name, undefined, name.includes("..."));
  for (const each of spec.commands ?? []) addCommand(root, each, path, profiles, context);
}

function addOptions(
  command: Command,
  options: readonly OptionSpec[],
  profiles: readonly string[],
  { t }: Context,
): void {
  for (const { flags, text, choices } of options) {
    const [, name = ""] = /--([^\s,=]+)/.exec(flags) ?? [];
    const [, alias] = /^-(\w),/.exec(flags) ?? [];
    const values = name === "profile" ? profiles : name === "lang" ? ["en", "zh-CN"] : choices;
    const takesValue = flags.includes("<");
    const complete = (offer: (value: string, description: string) => void): void => {
      for (const value of values ?? []) offer(value, "");
    };
    if (takesValue) command.option(name, t(text.en, text.zh), complete, alias);
    else if (alias === undefined) command.option(name, t(text.en, text.zh));
    else command.option(name, t(text.en, text.zh), alias);
  }
}

/** A file of profiles that cannot be used is no reason to complete nothing. */
async function profileNames({ terminal, t }: Context): Promise<readonly string[]> {
  const { profiles } = await readProfiles(await terminal.configFolder(), t).catch(() => ({ profiles: {} }));
  return Object.keys(profiles);
}
