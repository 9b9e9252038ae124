import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { checkCallOptions } from "../options/check-call-options.js";
import type { CallOptions } from "../options/client-options.js";
import type { Settings } from "../options/settings.js";
import type { AnyOperation, Level } from "../protocol/operation.js";
import type { Credentials } from "../protocol/signing/sign.js";
import { completeInput, type Input } from "./build-input.js";
import type { CallInProgress } from "./pipeline.js";

/** Who calls: one main account or sub-account, with the settings of its client. */
export interface Caller {
  readonly level: Level;
  readonly credentials: Credentials;
  readonly settings: Settings;
}

/**
 * Completes a call with what the client knows, and checks it.
 *
 * @throws {CloopenConfigError} when the other level signs the operation, no application is known, or an option does not exist
 * @throws {CloopenEncodeError} for values that the types would refuse
 */
export function prepareCall(
  { level, credentials, settings }: Caller,
  operation: AnyOperation,
  input: Input,
  options: CallOptions,
): CallInProgress | Promise<CallInProgress> {
  checkLevel(level, operation);
  checkCallOptions(options, operation.id);
  const { query, body, file } = completeInput(operation, input, settings.appId);
  const call = { operation, query, body, file: undefined, options, credentials };
  return operation.upload ? withFile(call, file) : call;
}

/** Reading is loaded only for callers who upload. */
async function withFile(call: CallInProgress, file: unknown): Promise<CallInProgress> {
  const { readUpload } = await import("../upload/read-upload.js");
  return { ...call, file: await readUpload(file, call.operation.id, call.options.signal) };
}

function checkLevel(level: Level, operation: AnyOperation): void {
  if (operation.level === level) return;
  throw new CloopenConfigError(
    level === "account"
      ? "it is signed by a sub-account: call it with cloopen.subAccount({ sid, token })"
      : "it is signed by the main account: call it with the client that createClient made",
    operation.id,
  );
}
