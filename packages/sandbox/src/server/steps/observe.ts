import { keptText, type RequestRecord } from "../../kernel/request-record.js";
import type { RequestContext, Step } from "../request-context.js";
import { textOf } from "./encode.js";

/** Reports the outcome of a request, once it has a response or its connection is cut. */
export const observe: Step = async (context, next) => {
  const began = performance.now();
  const at = context.platform.clock.now();
  const tell = (response?: Response): void => {
    context.server.onObserved(recordOf(context, at, performance.now() - began, response));
  };
  try {
    const response = await next();
    tell(response);
    return response;
  } catch (error) {
    tell();
    throw error;
  }
};

function recordOf(
  { request, found, target, bodyText, fault, outcome }: RequestContext,
  at: number,
  durationMs: number,
  response: Response | undefined,
): Omit<RequestRecord, "id"> {
  return {
    at,
    method: request.method,
    url: request.url,
    operation: found?.id,
    path: found?.path,
    sid: target?.sid,
    headers: request.headers,
    body: keptText(bodyText),
    fault,
    status: response?.status,
    // A fault has no code of its own: what is there then is its kind.
    statusCode: /^\d{6}$/.test(outcome?.answer ?? "") ? outcome?.answer : undefined,
    why: outcome?.why,
    answer: keptText(response && textOf(response)),
    contentType: response?.headers.get("Content-Type") ?? undefined,
    durationMs,
  };
}
