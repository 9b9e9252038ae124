import type { RequestBody } from "./engine.js";
import { commandMembers } from "./read-body.js";

/** Attributes of a command, as given. An empty one is absent. */
export type Attributes = Readonly<Record<string, string>>;

/** The command of a body, and its attributes. */
export interface Picked<Run> {
  readonly run: Run;
  readonly attributes: Attributes;
}

/** Finds the one command that a body holds. Validation has refused bodies with none or several. */
export function pickCommand<Run>(commands: Readonly<Record<string, Run>>, body: RequestBody): Picked<Run> {
  for (const [name, run] of Object.entries(commands)) {
    if (Object.hasOwn(body, name)) return { run, attributes: commandMembers(body, name) };
  }
  throw new Error("a body without a command should have been refused by validation");
}
