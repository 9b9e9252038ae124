import type { CloopenApiError, CloopenClient, Formats } from "@cloopen-rest/client";
import { createPathClient } from "@cloopen-rest/client/paths";
import type { Prepared } from "./prepare.js";
import type { SpecOperation } from "./spec.js";

/** What came of a call: data, or the platform's rejection. */
export interface Outcome {
  readonly data?: unknown;
  readonly error?: CloopenApiError;
}

/** Calls an operation through the path client. */
export function callPath(
  cloopen: CloopenClient,
  operation: SpecOperation,
  formats: Formats,
  { body, query }: Prepared,
): Promise<Outcome> {
  const init = { format: formats, retry: false, ...(body && { body }), ...(query && { params: { query } }) };
  const api = createPathClient(cloopen);
  // The table knows its paths at run time only, the types want them at compile time.
  return Reflect.apply(api[operation.method], undefined, [operation.path, init]);
}
