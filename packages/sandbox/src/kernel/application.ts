import { StatusCodeError } from "./status-code-error.js";

/** An application of the account, with what the vendor's console sets of it. */
export interface Application {
  readonly appId: string;
  /** Unique in the account; absent where the console did not say it. */
  name?: string;
  type?: string;
  industry?: string;
  /** An application that is not live reaches registered test numbers only. */
  live: boolean;
  testNumbers: ReadonlySet<string>;
  /** Gets SMS status reports and messages from phones. */
  smsCallbackUrl: string | undefined;
  /**
   * The console's tick-box for both; without it `112321` (spec/reference/sms.md#fetchsmsreports).
   */
  smsCallbackEnabled: boolean;
  smsCallbackFormat: "json" | "xml";
  /** IVR通知消息URL: relative URLs of `ivr/*` are appended to it. */
  ivrUrl: string | undefined;
  /** Asked before two-way calls, and notified of them; `**` represents the name of the action. Its presence switches call authorisation (鉴权) on. */
  callAuthUrl: string | undefined;
}

/**
 * The application that a body names.
 *
 * @throws {StatusCodeError} `111181` when there is none
 *   (spec/reference/authentication.md#codes-of-mistakes)
 * @assumption An application of another account is unknown: `111181`, never `111182`.
 */
export function findApplication(
  { applications }: { readonly applications: ReadonlyMap<string, Application> },
  appId: string,
): Application {
  const application = applications.get(appId);
  if (application === undefined) throw new StatusCodeError("111181");
  return application;
}

/**
 * Whether an application may send to a number or call it: any number once it is live, registered
 * test numbers before (spec/reference/envelope.md#codes-of-common-mistakes).
 */
export function isReachable({ live, testNumbers }: Application, number: string): boolean {
  return live || testNumbers.has(number);
}
