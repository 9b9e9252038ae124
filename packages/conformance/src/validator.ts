import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { COMPONENTS, type Schema } from "./spec.js";

const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { uri: (text: string) => URL.canParse(text) } });
ajv.addSchema({ $id: "contract", components: COMPONENTS });
const compiled = new Map<string, ValidateFunction>();

/**
 * What of a value breaks a schema of the contract.
 *
 * @returns one line for each violation; none when it fits
 */
export function violations(schema: Schema, value: unknown): string[] {
  // What is beside a reference is prose; what has none is in one place, a parameter.
  const key = schema.$ref ?? JSON.stringify(schema);
  const validate =
    compiled.get(key) ?? ajv.compile(schema.$ref === undefined ? schema : { $ref: `contract${schema.$ref}` });
  compiled.set(key, validate);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
}
