import { applyFault } from "../../faults/apply-fault.js";
import type { Step } from "../request-context.js";
import { BODY_LIMIT, readBytes } from "./decode.js";
import { writeFailure } from "./encode.js";

/** Lets a fault that waits for this request take the place of the steps behind, or of their reply. */
export const injectFault: Step = async (context, next) => {
  const { server, request, found } = context;
  if (server.faults.list.length === 0) return next();
  const fault = await server.faults.take({ operation: found?.id, body: () => peek(request) });
  if (fault === undefined) return next();
  context.fault = fault.kind;
  context.report(`fault ${fault.kind}`);
  return applyFault(fault, {
    clock: server.faultClock,
    signal: request.signal,
    answer: next,
    fail: (statusCode) => writeFailure(statusCode, context.style),
  });
};

/** The text of a body that stays to be read; that of an upload is not looked at. */
async function peek(request: Request): Promise<string> {
  if (request.body === null || Number(request.headers.get("Content-Length")) > BODY_LIMIT) return "";
  return new TextDecoder().decode(await readBytes(request.clone(), BODY_LIMIT));
}
