import type { Answer } from "./answers.js";

/** Answers one request after another as told, and the last way from then on. */
export function inTurn(first: Answer, ...others: readonly Answer[]): Answer {
  const answers = [first, ...others];
  return (socket, request) => ((answers.length > 1 ? answers.shift() : answers[0]) ?? first)(socket, request);
}
