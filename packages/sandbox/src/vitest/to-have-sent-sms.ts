import type { Message } from "../services/state.js";
import { type Equals, isSentSms, listSentSms, type SentSms } from "./sent-sms.js";

const MEMBERS: readonly string[] = [
  "to",
  "templateId",
  "datas",
  "text",
  "subAppend",
  "reqId",
] satisfies (keyof SentSms)[];

/** What the runner wants of a matcher. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** The runner's own means, given as `this`. */
interface MatcherContext {
  readonly equals: Equals;
  readonly utils: { stringify(value: unknown): string };
}

/**
 * Passes when the sandbox took at least one message that is as `expected` says.
 *
 * @throws {TypeError} when `received` has no messages: it is not what `useSandbox` gives; or for a member that there is not, for `not` would pass with it
 */
export function toHaveSentSms(this: MatcherContext, received: unknown, expected: SentSms = {}): MatcherResult {
  const messages: unknown = Reflect.get(Object(received), "messages");
  if (!isMessages(messages)) throw new TypeError("toHaveSentSms is for what useSandbox gives: expect(sandbox)");
  const [unknown] = Object.keys(expected).filter((name) => !MEMBERS.includes(name));
  if (unknown !== undefined) throw new TypeError(`${unknown} says nothing of an SMS; ${MEMBERS.join(", ")} do`);
  const pass = messages.some((message) => isSentSms(message, expected, this.equals));
  return {
    pass,
    message: () =>
      `expected ${pass ? "no SMS" : "an SMS"} like ${this.utils.stringify(expected)}; ${listSentSms(messages)}`,
  };
}

function isMessages(value: unknown): value is readonly Message[] {
  return Array.isArray(value);
}
