import { CloopenEncodeError } from "../errors/cloopen-encode-error.js";
import { IVR_AGENT, IVR_LAST, IVR_MAIN, IVR_SECONDARY, ivrResponseMessage } from "../generated/notifications.js";
import { checkValue } from "../protocol/check-value.js";
import type { IvrCommand } from "./ivr-commands.js";

/**
 * Rejects a response that the contract does not allow.
 *
 * - a missing, unknown or mistyped field, or a child in the wrong place
 * - no main command first, or a second main command
 * - a command after Hangup or CmdNone
 * - an agent command without `Appid`
 *
 * @throws {CloopenEncodeError} whose `path` is the place, such as `[0].Get.prompts[1].Record`
 */
export function checkIvrCommands(commands: readonly unknown[]): asserts commands is readonly IvrCommand[] {
  checkValue(ivrResponseMessage, commands);
  const names = commands.map((command) => Object.keys(Object(command))[0] ?? "");
  if (names.length === 0)
    throw new CloopenEncodeError(
      "a response needs a main command; use ivrResponse().cmdNone() when there is nothing to do",
      "",
    );
  for (const [at, name] of names.entries()) {
    const problem =
      names[0] === "Appid" ? besideAppid(names, at) : at === 0 ? asFirst(name) : asLater(name, names[at - 1]);
    if (problem !== undefined) throw new CloopenEncodeError(`[${at}]: ${name} ${problem}`, `[${at}].${name}`);
  }
}

function besideAppid(names: readonly string[], at: number): string | undefined {
  if (at === 0) return names.length === 2 ? undefined : "must precede exactly one agent command, such as AgentReady";
  return IVR_AGENT.includes(names[at] ?? "") ? undefined : "cannot follow Appid; an agent command can";
}

function asFirst(name: string): string | undefined {
  return IVR_MAIN.includes(name)
    ? undefined
    : "cannot come first; a main command (or Appid before an agent command) must";
}

/**
 * @assumption No command may follow Hangup or CmdNone; how the platform handles one is not known.
 */
function asLater(name: string, before: string | undefined): string | undefined {
  if (!IVR_SECONDARY.includes(name)) return `cannot follow another command; ${IVR_SECONDARY.join(", ")} can`;
  return before !== undefined && IVR_LAST.includes(before) ? `can never run after ${before}` : undefined;
}
