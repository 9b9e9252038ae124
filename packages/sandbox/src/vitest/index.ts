import "vitest";
import type { SentSms } from "./to-have-sent-sms.js";

export type { SentSms } from "./to-have-sent-sms.js";
export { type UsedSandbox, useSandbox } from "./use-sandbox.js";

declare module "vitest" {
  interface Matchers<T> {
    /** The sandbox took at least one message like this; without an argument, any message. */
    toHaveSentSms(expected?: SentSms): void;
  }
}
