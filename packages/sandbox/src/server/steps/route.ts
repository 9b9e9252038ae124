import { StatusCodeError } from "../../kernel/status-code-error.js";
import { NOT_FOUND } from "../deviation-policy.js";
import type { Step } from "../request-context.js";
import { explainNotFound } from "../routes.js";

const VERSION = "2013-12-26";

/** Finds the operation at the path. Another version gives `111110`; a path that the platform does not have, HTTP 404. */
export const route: Step = (context, next) => {
  const { target, found, deviations } = context;
  if (target === undefined) throw new StatusCodeError(NOT_FOUND, explainNotFound(target));
  if (target.version !== VERSION) throw new StatusCodeError("111110");
  if (found === undefined) throw new StatusCodeError(NOT_FOUND, explainNotFound(target));
  if (found.path !== target.path) deviations.report(NOT_FOUND, `not its path; the path is ${found.path}`);
  if (!target.exact) deviations.report(NOT_FOUND, `doubled or trailing slash; the path is ${target.path}`);
  context.operation = found;
  return next();
};
