import {
  checkIvrCommands,
  type IvrCommand,
  isCloopenDecodeError,
  isCloopenEncodeError,
  parseIvrResponse,
} from "@cloopen-rest/client/ivr";
import type { Attempt } from "../../callbacks/outbox.js";
import { checkCommand } from "../../contract/check-command.js";

/** An answer that can be obeyed, or what is wrong with it. */
export type ReadAnswer =
  | { readonly commands: readonly IvrCommand[]; readonly ignored: readonly string[] }
  | { readonly problem: string };

/**
 * Reads what an application answered, by the contract. An empty attribute is one that is not set (client-code). Attributes that the contract does not know are
 * ignored, for its tables may not be complete; elements that it does not know are wrong. No commands: there is nothing to do (`CmdNone`, or an empty body).
 */
export function readIvrAnswer({ status, answer, error }: Attempt): ReadAnswer {
  if (status === undefined || answer === undefined) return { problem: `there is none (${error ?? "no answer"})` };
  if (status < 200 || status > 299) return { problem: `HTTP status ${status}` };
  const ignored: string[] = [];
  const wrong: string[] = [];
  try {
    const commands = parseIvrResponse(answer.trim(), {
      onDeviation: ({ kind, path, attribute }) => {
        if (kind === "unknown" && !attribute) wrong.push(`${path} is no command that may stand there`);
        else if (kind === "repeated") wrong.push(`${path} may stand there once`);
        else ignored.push(kind === "root" ? `root ${path}` : path);
      },
    }).map(withoutUnset);
    if (wrong.length === 0 && commands.length > 0) checkIvrCommands(commands);
    const [problem] = [...wrong, ...commands.flatMap(problemsOf)];
    if (problem !== undefined) return { problem };
    return { commands: commands.filter((command) => !("CmdNone" in command)), ignored };
  } catch (thrown) {
    if (isCloopenDecodeError(thrown) || isCloopenEncodeError(thrown)) return { problem: thrown.message };
    throw thrown;
  }
}

function problemsOf(command: IvrCommand): readonly string[] {
  return Object.entries(command).flatMap(([name, members]) => checkCommand(name, members) ?? []);
}

function withoutUnset(command: IvrCommand): IvrCommand {
  return Object.fromEntries(
    Object.entries(command).map(([name, members]) => [
      name,
      typeof members === "object" && !Array.isArray(members)
        ? Object.fromEntries(Object.entries(members).filter(([, value]) => value !== ""))
        : members,
    ]),
  ) as IvrCommand;
}
