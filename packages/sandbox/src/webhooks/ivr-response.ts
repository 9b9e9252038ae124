import {
  checkIvrCommands,
  type IvrCommand,
  isCloopenDecodeError,
  isCloopenEncodeError,
  parseIvrResponse,
} from "@cloopen-rest/client/ivr";
import { IVR_COMMANDS, schemaValidator } from "../kernel/spec.js";
import { ANSWER_BYTES, type DeliveryAttempt, isTaken } from "./delivery-attempt.js";

/** A response that can be executed, or its error. */
export type ReadAnswer =
  | { readonly commands: readonly IvrCommand[]; readonly ignored: readonly string[] }
  | { readonly problem: string };

/**
 * Reads the response of an application, by the contract. An empty attribute is one that is not set
 * (client-code; spec/reference/ivr-protocol.md#transport). No commands: there is nothing to do
 * (`CmdNone`, or an empty body).
 *
 * @assumption Attributes of a response command that the contract does not know are ignored with a
 *   warning; elements that it does not know are wrong.
 */
export function readIvrAnswer(attempt: DeliveryAttempt): ReadAnswer {
  const { status, answer, error } = attempt;
  if (status === undefined || answer === undefined) return { problem: `there is none (${error ?? "no answer"})` };
  if (!isTaken(attempt)) return { problem: `HTTP status ${status}` };
  if (Buffer.byteLength(answer) >= ANSWER_BYTES) return { problem: `it is longer than ${ANSWER_BYTES} bytes` };
  const ignored: string[] = [];
  const wrong: string[] = [];
  try {
    const commands = parseIvrResponse(answer.trim(), {
      onDeviation: ({ kind, path, attribute }) => {
        if (kind === "unknown" && !attribute) wrong.push(`${path} is no command that may stand there`);
        else if (kind === "repeated") wrong.push(`${path} may stand there once`);
        else if (kind === "text") ignored.push(`text in ${path}`);
        else ignored.push(kind === "root" ? `root ${path}` : path);
      },
    }).map(tidy);
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

/**
 * Fields that are the text of an element.
 *
 * @assumption Blanks around the text of a response command are not part of it.
 */
const TEXTS = ["file", "text", "url"];

/** Omits fields that are not set. */
function tidy(command: IvrCommand): IvrCommand {
  return Object.fromEntries(
    Object.entries(command).map(([name, members]) => [name, tidyMembers(members)]),
  ) as IvrCommand;
}

function tidyMembers(members: unknown): unknown {
  if (Array.isArray(members)) return members.map(tidyMembers);
  if (typeof members !== "object" || members === null) return members;
  return Object.fromEntries(
    Object.entries(members)
      .map(([name, value]: [string, unknown]) => [
        name,
        typeof value === "string" && TEXTS.includes(name) ? value.trim() : tidyMembers(value),
      ])
      .filter(([, value]) => value !== ""),
  );
}

/** The contract's objection to the fields of a response command, such as `Get/timeout must match pattern …`; `undefined` when they are valid. */
export function checkCommand(name: string, members: unknown): string | undefined {
  const reference = IVR_COMMANDS.get(name);
  if (reference === undefined) return `${name} is no command`;
  const validate = schemaValidator(reference);
  if (validate(members)) return undefined;
  return (validate.errors ?? []).map(({ instancePath, message }) => `${name}${instancePath} ${message}`).join("; ");
}
