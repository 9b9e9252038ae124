import { explain } from "@cloopen-rest/client/errors";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import { NOT_FOUND } from "../deviation-policy.js";
import { writeErrorPage } from "../error-page.js";
import type { Step } from "../request-context.js";
import { writeFailure } from "./encode.js";

/** Turns what the steps behind throw into the platform's envelope, and reports how the request ended. */
export const envelope: Step = async (context, next) => {
  try {
    const response = await next();
    context.report("000000");
    return response;
  } catch (error) {
    if (!(error instanceof StatusCodeError)) throw error;
    context.report(error.statusCode, error.why ?? explain(error.statusCode)?.en);
    return error.statusCode === NOT_FOUND ? writeErrorPage(404) : writeFailure(error.statusCode, context.style);
  }
};
