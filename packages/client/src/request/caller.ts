import type { CloopenClient } from "../client.js";
import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import type { Settings } from "../options/settings.js";
import type { Level } from "../protocol/operation.js";
import type { Credentials } from "../protocol/signing/sign.js";

/** The account that makes a call, main or sub-account, with the settings of its client. */
export interface Caller {
  readonly level: Level;
  readonly credentials: Credentials;
  readonly settings: Settings;
}

const callers = new WeakMap<object, Caller>();

/**
 * Registers the account of a client. The token is kept here, out of reach of code that holds the
 * client.
 */
export function setCaller(cloopen: CloopenClient, caller: Caller): void {
  callers.set(cloopen, caller);
}

/**
 * Finds the account of a client.
 *
 * @throws {CloopenConfigError} for anything but a client that this copy of the package has made
 */
export function callerOf(cloopen: unknown): Caller {
  const caller = typeof cloopen === "object" && cloopen !== null ? callers.get(cloopen) : undefined;
  if (caller !== undefined) return caller;
  throw new CloopenConfigError(
    "the first argument must be a client of createClient(), made by the same copy of this package",
  );
}
