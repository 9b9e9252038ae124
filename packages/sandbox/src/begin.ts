import { randomInt } from "node:crypto";
import type { Beginning } from "./data/data-folder.js";
import { createIdentifiers } from "./kernel/identifiers.js";
import type { Recorder } from "./kernel/recorder.js";
import type { SandboxOptions } from "./sandbox.js";

/** Initial values of a sandbox; missing ones are generated from the seed. */
export function beginningOf(options: SandboxOptions): Omit<Beginning, "at" | "attempts"> {
  const { seed = randomInt(2 ** 32), subAccounts = [], storage } = options;
  const names = createIdentifiers(seed);
  const { accountSid = names.hex32(), authToken = names.hex32(), appId = names.hex32() } = options;
  return {
    accountSid,
    authToken,
    appId,
    seed,
    subAccounts,
    ...addressesOf(options),
    ...(storage !== undefined && { storage }),
  };
}

/** The settings of the first application that are given. */
export function addressesOf(
  options: SandboxOptions,
): Pick<SandboxOptions, "smsCallbackUrl" | "smsCallbackFormat" | "ivrUrl" | "callAuthUrl"> {
  const { smsCallbackUrl, smsCallbackFormat, ivrUrl, callAuthUrl } = options;
  return {
    ...(smsCallbackUrl !== undefined && { smsCallbackUrl }),
    ...(smsCallbackFormat !== undefined && { smsCallbackFormat }),
    ...(ivrUrl !== undefined && { ivrUrl }),
    ...(callAuthUrl !== undefined && { callAuthUrl }),
  };
}

/** Sends once all that came before is on the disk. */
export function sendAfter(
  recorder: Recorder,
  send: typeof globalThis.fetch = (url, init) => globalThis.fetch(url, init),
): typeof globalThis.fetch {
  return async (url, init) => {
    await recorder.flushed();
    return send(url, init);
  };
}

/** Resolves once everything before it is on the disk. */
export function answerAfter(
  recorder: Recorder,
  answer: (request: Request) => Response | Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const response = await answer(request);
    await recorder.flushed();
    return response;
  };
}
