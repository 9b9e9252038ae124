import type { SandboxOptions } from "./sandbox.js";

const KNOWN: Readonly<Record<keyof SandboxOptions, true>> = {
  accountSid: true,
  authToken: true,
  appId: true,
  subAccounts: true,
  seed: true,
  strict: true,
  clock: true,
  smsCallbackUrl: true,
  smsCallbackFormat: true,
  ivrUrl: true,
  callAuthUrl: true,
  allowCallbacksTo: true,
  callbackRetries: true,
  fetch: true,
  allowOrigins: true,
  control: true,
  consoleReadOnly: true,
  data: true,
  storage: true,
  onRequest: true,
  onWarning: true,
  onCallback: true,
};

/**
 * Rejects unknown options. With `ivrURL`, for example, the sandbox would never call the application and give no reason.
 *
 * @throws {TypeError} naming the option and those that are known
 */
export function checkOptions(options: object): void {
  const wrong = Object.keys(options).find((name) => !Object.hasOwn(KNOWN, name));
  if (wrong === undefined) return;
  throw new TypeError(`${wrong} is none of the options of createSandbox; known are ${Object.keys(KNOWN).join(", ")}`);
}
