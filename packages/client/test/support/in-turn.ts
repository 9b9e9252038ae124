import type { Answer } from "./answers.js";

/** Sends the given responses in turn, then the last one for ever. */
export function inTurn(first: Answer, ...others: readonly Answer[]): Answer {
  const answers = [first, ...others];
  return (socket, request) => ((answers.length > 1 ? answers.shift() : answers[0]) ?? first)(socket, request);
}
