import { CALLBACKS } from "../callbacks/spec-callbacks.js";
import { readsOnly } from "../cases.js";
import { commandNames } from "../command-names.js";
import type { Settings } from "../settings.js";
import { OPERATIONS } from "../spec.js";

/** What a run has to cover. */
export interface Expected {
  readonly operations: readonly string[];
  /** As `controlCall Transfer`. */
  readonly commands: readonly string[];
  /** As `smsMo json`. */
  readonly callbacks: readonly string[];
  /** Whether codes are judged: on the suite's own sandbox, where all can be reached that can be. */
  readonly codes: boolean;
}

/** The whole contract on a sandbox of the suite's own; elsewhere what may be sent, without callbacks, which go to another address. */
export function expectedOf({ transport, maySend }: Settings): Expected {
  const own = transport !== "server";
  const operations = OPERATIONS.filter((operation) => maySend || readsOnly(operation));
  return {
    operations: operations.map(({ id }) => id),
    commands: operations.flatMap((operation) => commandNames(operation).map((name) => `${operation.id} ${name}`)),
    callbacks: own ? CALLBACKS.flatMap(({ id, forms }) => forms.map(({ format }) => `${id} ${format}`)) : [],
    codes: own,
  };
}
