import { applyFault } from "../../faults/apply-fault.js";
import type { FaultList } from "../../faults/fault-list.js";
import type { Clock } from "../../kernel/clock.js";
import { answer, BODY_LIMIT, replyStyle, type ServerContext } from "../pipeline.js";
import { readBytes } from "./decode.js";
import { writeFailure } from "./encode.js";
import { findOperation, readTarget } from "./route.js";

/** The faults of a sandbox, and the time that they take. */
export interface Faults {
  readonly list: FaultList;
  /** Not the one that services plan on: a reset drops their plans, and a late answer has to come all the same. */
  readonly clock: Clock;
}

/** Answers a request as the platform would, unless a fault waits for it. */
export function answerWithFaults(server: ServerContext, faults: Faults, request: Request): Promise<Response> {
  return faults.list.list.length === 0 ? answer(server, request) : meetFault(server, faults, request);
}

async function meetFault(server: ServerContext, { list: faults, clock }: Faults, request: Request): Promise<Response> {
  const target = readTarget(new URL(request.url).pathname, server.strict);
  const operation = target && findOperation(request.method, target.path, server.strict);
  const fault = await faults.take({ operation: operation?.id, body: () => peek(request) });
  if (fault === undefined) return answer(server, request);
  server.onRequest({
    method: request.method,
    path: operation?.path ?? "(no operation)",
    answer: `fault ${fault.kind}`,
  });
  return applyFault(fault, {
    clock,
    signal: request.signal,
    answer: () => answer(server, request),
    fail: (statusCode) => writeFailure(statusCode, replyStyle(server, request)),
  });
}

/** The text of a body that stays to be read; that of an upload is not looked at. */
async function peek(request: Request): Promise<string> {
  if (request.body === null || Number(request.headers.get("Content-Length")) > BODY_LIMIT) return "";
  return new TextDecoder().decode(await readBytes(request.clone(), BODY_LIMIT));
}
