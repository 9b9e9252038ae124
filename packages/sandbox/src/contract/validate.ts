import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { Refusal } from "../engine/refusal.js";
import { loadComponents, loadRequestSchemas } from "./contract.js";

/** Refuses a body that breaks the contract. */
export type Validate = (operationId: string, body: unknown) => void;

const UNREADABLE = "160031";

/**
 * Validates request bodies against the contract's schemas.
 *
 * The code of a violation is the one that the contract names for it (`x-violation-codes`), else `160031`. Of several, the application's id comes first, then the order
 * of the members.
 */
export function createValidator(): Validate {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    verbose: true,
    formats: { uri: (text: string) => URL.canParse(text) },
  });
  ajv.addSchema({ $id: "contract", components: loadComponents() });
  const references = loadRequestSchemas();
  const compiled = new Map<string, ValidateFunction>();

  function validatorFor(operationId: string): ValidateFunction | undefined {
    const reference = references.get(operationId);
    if (reference === undefined) return undefined;
    const validator = compiled.get(operationId) ?? ajv.compile({ $ref: `contract${reference}` });
    compiled.set(operationId, validator);
    return validator;
  }

  return (operationId, body) => {
    const validator = validatorFor(operationId);
    if (validator === undefined || validator(body)) return;
    const [first] = [...(validator.errors ?? [])].sort((one, other) => rank(one) - rank(other));
    throw new Refusal(first === undefined ? UNREADABLE : codeOf(first, ajv));
  };
}

/** The application is looked at before the members (inferred). */
function rank(error: ErrorObject): number {
  return /^appid$/i.test(memberOf(error)) ? 0 : 1;
}

function memberOf({ keyword, params, instancePath }: ErrorObject): string {
  return keyword === "required" ? String(params["missingProperty"]) : (instancePath.split("/").pop() ?? "");
}

function codeOf(error: ErrorObject, ajv: Ajv2020): string {
  const schema = error.keyword === "required" ? propertySchema(error, ajv) : error.parentSchema;
  const codes: unknown = Reflect.get(Object(schema), "x-violation-codes");
  const code: unknown = typeof codes === "object" && codes !== null ? Reflect.get(codes, error.keyword) : undefined;
  return typeof code === "string" ? code : UNREADABLE;
}

/** Schema of a missing member, through its reference. */
function propertySchema(error: ErrorObject, ajv: Ajv2020): unknown {
  const property: unknown = Reflect.get(Object(Reflect.get(Object(error.parentSchema), "properties")), memberOf(error));
  const reference: unknown = Reflect.get(Object(property), "$ref");
  return typeof reference === "string" ? ajv.getSchema(`contract${reference}`)?.schema : property;
}
