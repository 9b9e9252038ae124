import type { ValidateFunction } from "ajv/dist/2020.js";
import { createContractAjv } from "./contract-ajv.js";

/** Schemas whose command has another name on the wire: JoinConf of the REST operation has more attributes, and Appid is a text. */
const SCHEMAS: Readonly<Record<string, string>> = { JoinConf: "JoinConfCommand", Appid: "IvrAppid" };

const compiled = new Map<string, ValidateFunction>();
let ajv: ReturnType<typeof createContractAjv> | undefined;

/** What the contract has against the members of a response command, such as `Get/timeout must match pattern …`; nothing when it is in order. */
export function checkCommand(name: string, members: unknown): string | undefined {
  // Made for the first answer: most sandboxes never see one.
  ajv ??= createContractAjv();
  const validate = compiled.get(name) ?? ajv.compile({ $ref: `contract#/components/schemas/${SCHEMAS[name] ?? name}` });
  compiled.set(name, validate);
  return validate(members) ? undefined : ajv.errorsText(validate.errors, { dataVar: name, separator: "; " });
}
