import type { ContractDocument, Schema } from "./document.js";
import { type ContractOperation, listOperations } from "./operations.js";
import { resolve } from "./resolve.js";

/** A command in the body of an operation under `ivr/`. */
export interface ContractCommand {
  /** Its element: `ConfMute`. */
  readonly name: string;
  /** The client's function, where the operation takes one of several commands. */
  readonly function: string | undefined;
  readonly operation: ContractOperation;
  /** Schema of the message around it, `{Appid, ConfMute}`, as the body refers to it. */
  readonly message: Schema;
  /** Schema of the command itself, as its message refers to it. */
  readonly schema: Schema;
}

/** All commands, in the order of the contract. An operation with a single command has it here, too. */
export function listCommands(document: ContractDocument): readonly ContractCommand[] {
  return listOperations(document).flatMap((operation) => commandsOf(document, operation));
}

/** The commands that an operation takes one of; none where its body is no command. */
export function commandsOf(document: ContractDocument, operation: ContractOperation): readonly ContractCommand[] {
  if (operation.request === undefined) return [];
  const { oneOf = [operation.request] } = resolve<Schema>(document, operation.request);
  return oneOf.flatMap((message) => {
    const described = resolve<Schema>(document, message);
    const command = commandIn(document, described);
    return command === undefined ? [] : [{ ...command, function: described["x-function"], operation, message }];
  });
}

/** The command of a message `{Appid, Command}`; `undefined` for any other message. */
export function commandIn(
  document: ContractDocument,
  { properties = {} }: Schema,
): { readonly name: string; readonly schema: Schema } | undefined {
  const [only, ...others] = Object.entries(properties).filter(([name]) => name !== "Appid");
  if (properties["Appid"] === undefined || only === undefined || others.length > 0) return undefined;
  const [name, schema] = only;
  return resolve<Schema>(document, schema).type === "object" ? { name, schema } : undefined;
}
