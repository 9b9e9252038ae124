import { completeInput, type Input } from "../call/arrange.js";
import type { AnyOperation, Level } from "../call/operation.js";
import type { CallInProgress } from "../call/pipeline.js";
import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import type { Credentials } from "../signing/sign.js";
import { checkCallOptions } from "./check-call-options.js";
import type { CallOptions } from "./client-options.js";
import type { Settings } from "./settings.js";

/** Who calls: one main account or sub-account, with the settings of its client. */
export interface Caller {
  readonly level: Level;
  readonly credentials: Credentials;
  readonly settings: Settings;
}

/** A call that is complete and checked, but has no URL yet. */
export interface PreparedCall extends Omit<CallInProgress, "url"> {
  readonly query: Readonly<Record<string, string>>;
}

/**
 * Completes a call with what the client knows, and checks it.
 *
 * @throws {CloopenConfigError} when the other level signs the operation, no application is known, or an option does not exist
 * @throws {CloopenEncodeError} for values that the types would refuse
 */
export async function prepareCall(
  { level, credentials, settings }: Caller,
  operation: AnyOperation,
  input: Input,
  options: CallOptions,
): Promise<PreparedCall> {
  checkLevel(level, operation);
  checkCallOptions(options, operation.id);
  const { file, ...complete } = completeInput(operation, input, settings.appId);
  const blob = operation.upload && (await readFile(file, operation.id, options.signal));
  return { operation, ...complete, file: blob, options, credentials };
}

/** Reading is loaded only for callers who upload. */
async function readFile(file: unknown, operation: string, signal: AbortSignal | undefined): Promise<Blob> {
  const { readUpload } = await import("../upload/read-upload.js");
  return readUpload(file, operation, signal);
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
