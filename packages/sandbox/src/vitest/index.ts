import type { ExpectedCall, ExpectedVoiceCode, SentSms } from "./matchers.js";

export type { WaitOptions } from "../admin/lists/waiting.js";
export type { ExpectedCall, ExpectedVoiceCode, SentSms } from "./matchers.js";
export type { PlacedCall } from "./placed-calls.js";
export { type UsedSandbox, useSandbox } from "./use-sandbox.js";

declare global {
  // vitest 4 and 5 give `Matchers` other type parameters, and both take their assertions from here.
  namespace Chai {
    interface Assertion {
      /** The sandbox took at least one message like this; without an argument, any message. */
      toHaveSentSms(expected?: SentSms): void;
      /** The sandbox placed at least one call like this; without an argument, any call. */
      toHavePlacedCall(expected?: ExpectedCall): void;
      /** The sandbox read out at least one verification code like this; without an argument, any code. */
      toHaveSentVoiceCode(expected?: ExpectedVoiceCode): void;
    }
  }
}
