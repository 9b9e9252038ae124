import type { OnEnd } from "../callbacks/outbox.js";
import { readAnswer } from "../callbacks/read-answer.js";
import type { Engine } from "./engine.js";

/** Notes when the developer's server does not answer a callback with that `statuscode`; nothing else comes of it (spec/reference/webhooks.md#open-points, inferred). */
export function expectAnswer({ warn }: Engine, statuscode: "0000" | "000000"): OnEnd {
  return (attempt) => {
    if (readAnswer(attempt)?.["statuscode"] !== statuscode) {
      warn(attempt.kind, `the answer to the callback has no statuscode ${statuscode}`);
    }
  };
}
