import { explain } from "@cloopen-rest/client/errors";
import { isObject } from "../kernel/is-object.js";
import { Handout } from "../kernel/kernel.js";
import { operationNamed, schemaValidator } from "../kernel/spec.js";
import { StatusCodeError } from "../kernel/status-code-error.js";
import { OPERATIONS, type Platform } from "../services/platform.js";
import { notThere } from "./answer.js";

/**
 * Carries out an operation of the API as the main account, without a request for it. The body is checked by the contract.
 *
 * @returns members of the reply
 * @throws {RangeError} for an unknown operation, and where the platform rejects: with the code and its meaning
 * @throws {TypeError} for a body that the contract does not allow
 */
export function runOperation(platform: Platform, operationId: string, body: unknown): object {
  const handler = Object.hasOwn(OPERATIONS, operationId) ? OPERATIONS[operationId] : undefined;
  if (handler === undefined) throw notThere("operation", Object.keys(OPERATIONS));
  if (!isObject(body)) throw new TypeError("expected the body of the operation as a JSON object");
  const { request } = operationNamed(operationId);
  if (request === undefined) throw new RangeError(`${operationId} takes no body, and is not carried out from here`);
  const validate = schemaValidator(request);
  if (!validate(body)) throw new TypeError(`the contract does not allow that: ${explainErrors(validate.errors ?? [])}`);
  try {
    const result = handler(platform, body, { level: "account" }, {});
    if (!(result instanceof Handout)) return result;
    result.onWritten();
    return result.members;
  } catch (error) {
    if (!(error instanceof StatusCodeError)) throw error;
    throw new RangeError(`${error.statusCode}: ${error.why ?? explain(error.statusCode)?.en ?? "rejected"}`);
  }
}

/** Of a body with one of several commands each command has its errors: those of the one that was meant lie deepest. */
function explainErrors(errors: readonly { readonly instancePath: string; readonly message?: string }[]): string {
  const depthOf = (path: string): number => path.split("/").length;
  const [deepest] = [...errors].sort((one, other) => depthOf(other.instancePath) - depthOf(one.instancePath));
  return `${deepest?.instancePath ?? ""} ${deepest?.message ?? ""}`.trim();
}
