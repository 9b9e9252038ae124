import type { Engine } from "../kernel/engine.js";
import type { OnEnd } from "./outbox.js";
import { readAnswer } from "./read-answer.js";

/** Notes when the developer's server does not answer a callback with that `statuscode`; nothing else comes of it (callbacks.md §9, inferred). */
export function expectAnswer({ warn }: Engine, statuscode: "0000" | "000000"): OnEnd {
  return (attempt) => {
    if (readAnswer(attempt)?.["statuscode"] !== statuscode) {
      warn(attempt.kind, `the answer to the callback has no statuscode ${statuscode}`);
    }
  };
}
