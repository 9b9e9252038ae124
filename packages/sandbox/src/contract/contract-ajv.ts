import { Ajv2020 } from "ajv/dist/2020.js";
import { COMPONENTS } from "./contract.js";

/** A validator that knows the schemas of the contract, as `contract#/components/schemas/…`. */
export function createContractAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    verbose: true,
    formats: { uri: (text: string) => URL.canParse(text) },
  });
  // Lint and the contract's own tests hold the schemas against the meta schema; doing it again would cost most of the start.
  ajv.addSchema({ $id: "contract", components: COMPONENTS }, undefined, undefined, false);
  return ajv;
}
