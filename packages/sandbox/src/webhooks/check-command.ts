import { IVR_COMMANDS } from "../kernel/contract.js";
import { schemaValidator } from "../kernel/schema-validator.js";

/** What the contract has against the members of a response command, such as `Get/timeout must match pattern …`; nothing when it is in order. */
export function checkCommand(name: string, members: unknown): string | undefined {
  const reference = IVR_COMMANDS.get(name);
  if (reference === undefined) return `${name} is no command`;
  const validate = schemaValidator(reference);
  if (validate(members)) return undefined;
  return (validate.errors ?? []).map(({ instancePath, message }) => `${name}${instancePath} ${message}`).join("; ");
}
