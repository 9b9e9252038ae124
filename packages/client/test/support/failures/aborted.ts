import { sendTemplateSms } from "../../../src/index.js";
import { type Answer, stallAtHeaders, stallInBody } from "../answers.js";
import { makeClient } from "../make-client.js";
import type { Failure } from "./failure.js";

/** Aborts once the server has done its part. */
function aborted(name: string, answer: Answer, reason: unknown, expected: Readonly<Record<string, unknown>>): Failure {
  return {
    name,
    kind: "abort",
    expected: { attempts: 1, mayHaveActed: true, ...expected },
    requests: 1,
    trigger(server) {
      const abort = new AbortController();
      server.answer((socket, request) => {
        answer(socket, request);
        setTimeout(() => abort.abort(reason), 5);
      });
      return sendTemplateSms(makeClient(server), { to: "1", templateId: "1" }, { signal: abort.signal });
    },
  };
}

/** Failures of calls that the caller aborted. */
export const ABORTED: readonly Failure[] = [
  aborted("a call that was called off before its headers came", stallAtHeaders, undefined, { name: "AbortError" }),
  aborted("a call that was called off inside its body", stallInBody, undefined, { name: "AbortError" }),
  aborted("a call that was called off with a reason", stallAtHeaders, new Error("enough"), {
    cause: new Error("enough"),
  }),
];
