import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { COMPONENTS } from "./contract.js";

let ajv: Ajv2020 | undefined;

/**
 * The validator of a schema of the contract. Each is compiled when it is first asked for, and kept for every sandbox of the process: the contract is the same for
 * all, and compiling is most of what a new sandbox would take.
 *
 * @param reference such as `#/components/schemas/TemplateSMSRequest`
 */
export function schemaValidator(reference: string): ValidateFunction {
  ajv ??= createAjv();
  const validator = ajv.getSchema(`contract${reference}`);
  if (validator === undefined) throw new Error(`the contract has no ${reference}`);
  return validator;
}

function createAjv(): Ajv2020 {
  const created = new Ajv2020({
    strict: false,
    allErrors: true,
    verbose: true,
    formats: { uri: (text: string) => URL.canParse(text) },
  });
  // Lint and the contract's own tests hold the schemas against the meta schema; doing it again would cost most of the start.
  return created.addSchema({ $id: "contract", components: COMPONENTS }, undefined, undefined, false);
}
