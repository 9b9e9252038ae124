import { StatusCodeError } from "../../kernel/status-code-error.js";
import { assertBalance } from "../../services/accounts/rules.js";
import { OPERATIONS } from "../../services/platform.js";
import { NOT_FOUND } from "../deviation-policy.js";
import type { Step } from "../request-context.js";

/** Rejects what costs something while the account has nothing left. */
export const checkBalance: Step = ({ platform, operation }, next) => {
  assertBalance(platform.accounts.main, operation.id);
  return next();
};

/** Carries the operation out. */
export const handle: Step = (context, next) => {
  const { platform, operation, body, principal, query, deviations, server } = context;
  const handler = OPERATIONS[operation.id];
  if (handler === undefined) throw new StatusCodeError(NOT_FOUND, `the sandbox has no ${operation.id}`);
  deviations.accept();
  context.result = server.recorder.record(
    () => server.describeOperation(operation.id, body, principal, query),
    () => handler(platform, body, principal, query),
  );
  return next();
};
