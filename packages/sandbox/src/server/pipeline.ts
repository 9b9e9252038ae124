import { RequestContext, type ServerContext, type Step } from "./request-context.js";
import { admin } from "./steps/admin.js";
import { authenticate } from "./steps/authenticate.js";
import { cors } from "./steps/cors.js";
import { decode } from "./steps/decode.js";
import { encode } from "./steps/encode.js";
import { envelope } from "./steps/envelope.js";
import { checkBalance, handle } from "./steps/handle.js";
import { injectFault } from "./steps/inject-fault.js";
import { observe } from "./steps/observe.js";
import { persist } from "./steps/persist.js";
import { readQuery } from "./steps/read-query.js";
import { route } from "./steps/route.js";
import { trackRequest } from "./steps/track-request.js";
import { validate } from "./steps/validate.js";

/** The way of a request, step by step. Each is entered once; those behind a step run within it. */
const PIPELINE: readonly Step[] = [
  // The sandbox's own pages come first: no page of another origin may ever read them, whatever `allowOrigins` says.
  admin,
  cors,
  observe,
  // A fault comes before everything that the platform does, as a broken line does.
  injectFault,
  trackRequest,
  persist,
  envelope,
  route,
  authenticate,
  checkBalance,
  decode,
  validate,
  readQuery,
  handle,
  encode,
];

/**
 * Answers one request as the platform would.
 *
 * @throws {ConnectionCut} where a fault ends the connection
 */
export function answer(server: ServerContext, request: Request): Promise<Response> {
  const context = new RequestContext(server, request);
  const runFrom = async (index: number): Promise<Response> => {
    const step = PIPELINE[index];
    if (step === undefined) throw new Error("no step of the pipeline answers");
    return step(context, () => runFrom(index + 1));
  };
  return runFrom(0);
}
