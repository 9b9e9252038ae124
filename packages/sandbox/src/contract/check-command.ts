import { schemaValidator } from "./schema-validator.js";

/** Schemas whose command has another name on the wire: JoinConf of the REST operation has more attributes, and Appid is a text. */
const SCHEMAS: Readonly<Record<string, string>> = { JoinConf: "JoinConfCommand", Appid: "IvrAppid" };

/** What the contract has against the members of a response command, such as `Get/timeout must match pattern …`; nothing when it is in order. */
export function checkCommand(name: string, members: unknown): string | undefined {
  const validate = schemaValidator(`#/components/schemas/${SCHEMAS[name] ?? name}`);
  if (validate(members)) return undefined;
  return (validate.errors ?? []).map(({ instancePath, message }) => `${name}${instancePath} ${message}`).join("; ");
}
