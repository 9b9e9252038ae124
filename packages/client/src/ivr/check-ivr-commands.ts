import { CloopenEncodeError } from "../errors/cloopen-encode-error.js";
import { ivrResponseMessage } from "../generated/notifications.js";
import { checkValue } from "../protocol/check-value.js";
import type { IvrCommand } from "./ivr-commands.js";

/** Where each command may stand (the contract's `IvrResponse`). */
const SECONDARY: readonly string[] = ["Play", "PlayTTS", "Redirect", "Hangup"];
const NEVER_FIRST: readonly string[] = ["Redirect", "AgentReady"];
/** What would stand behind these never runs. That nothing may is our choice; the platform's own view is not known. */
const LAST: readonly string[] = ["Hangup", "CmdNone"];

/**
 * Refuses an answer that the contract does not allow: a member that is missing, unknown or mistyped, a child where it may not stand, no main command first, a main
 * command later, something behind Hangup or CmdNone, an agent command without `Appid`.
 *
 * @throws {CloopenEncodeError} whose `path` names the place, as `[0].Get.prompts[1].Record`.
 */
export function checkIvrCommands(commands: readonly unknown[]): asserts commands is readonly IvrCommand[] {
  checkValue(ivrResponseMessage, commands);
  const names = commands.map((command) => Object.keys(Object(command))[0] ?? "");
  if (names.length === 0)
    throw new CloopenEncodeError(
      "an answer needs a main command; ivrResponse().cmdNone() says that there is nothing to do",
      "",
    );
  for (const [at, name] of names.entries()) {
    const problem =
      names[0] === "Appid" ? besideAppid(names, at) : at === 0 ? asFirst(name) : asLater(name, names[at - 1]);
    if (problem !== undefined) throw new CloopenEncodeError(`[${at}]: ${name} ${problem}`, `[${at}].${name}`);
  }
}

function besideAppid(names: readonly string[], at: number): string | undefined {
  if (at === 0) return names.length === 2 ? undefined : "stands before one agent command, such as AgentReady";
  return names[at] === "AgentReady" ? undefined : "cannot follow Appid; an agent command can";
}

function asFirst(name: string): string | undefined {
  return NEVER_FIRST.includes(name)
    ? "cannot come first; a main command (or Appid before an agent command) must"
    : undefined;
}

function asLater(name: string, before: string | undefined): string | undefined {
  if (!SECONDARY.includes(name)) return `cannot follow another command; ${SECONDARY.join(", ")} can`;
  return before !== undefined && LAST.includes(before) ? `can never run behind ${before}` : undefined;
}
