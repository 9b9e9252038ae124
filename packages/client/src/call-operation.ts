import type { CloopenClient } from "./client.js";
import { CloopenConfigError } from "./errors/cloopen-config-error.js";
import type { CallOptions } from "./options/client-options.js";
import type { Operation } from "./protocol/operation.js";

/**
 * Calls an operation; every generated function uses it.
 *
 * @throws {CloopenConfigError} when the first argument is not a client
 */
export function callOperation<Params, Result>(
  cloopen: CloopenClient,
  operation: Operation<Params, Result>,
  params: Params,
  options?: CallOptions,
): Promise<Result> {
  // The types rule it out; JavaScript does not.
  const given: Partial<CloopenClient> | null | undefined = cloopen;
  if (typeof given?.call === "function") return cloopen.call(operation, params, options);
  const example = `${operation.id}(createClient(), …)`;
  return Promise.reject(new CloopenConfigError(`the first argument must be a client: ${example}`, operation.id));
}
