import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { COMPONENTS, type Schema } from "./contract.js";

const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { uri: (text: string) => URL.canParse(text) } });
ajv.addSchema({ $id: "contract", components: COMPONENTS });
const compiled = new Map<string, ValidateFunction>();

/**
 * What of a value breaks a schema of the contract.
 *
 * @returns one line for each violation; none when it fits
 */
export function violations(schema: Schema, value: unknown): string[] {
  if (schema.$ref === undefined) throw new Error("a message of the contract is a component");
  const validate = compiled.get(schema.$ref) ?? ajv.compile({ $ref: `contract${schema.$ref}` });
  compiled.set(schema.$ref, validate);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
}
