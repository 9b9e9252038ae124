import type { Message } from "../services/sms/state.js";

/** What a test says of a message; members that are left out match anything. */
export interface SentSms {
  /** One of its recipients. */
  readonly to?: string;
  readonly templateId?: string;
  /** All variables, in order. */
  readonly datas?: readonly unknown[];
  /** The text that the phone shows, with the variables filled in. */
  readonly text?: unknown;
  readonly subAppend?: string;
  readonly reqId?: string;
}

/** Compares as the test runner does, asymmetric matchers included. */
export type Equals = (actual: unknown, expected: unknown) => boolean;

/** Whether a message is as a test says. */
export function isSentSms(message: Message, { to, ...rest }: SentSms, equals: Equals): boolean {
  if (to !== undefined && !message.to.includes(to)) return false;
  return Object.entries(rest).every(
    ([name, expected]) => expected === undefined || equals(Reflect.get(message, name), expected),
  );
}

/** The messages as lines for people; nothing of the account is in them. */
export function listSentSms(messages: readonly Message[]): string {
  if (messages.length === 0) return "no SMS was sent";
  const lines = messages.map(({ to, templateId, datas, text, subAppend, reqId }) => {
    const sent = templateId === undefined ? { to, text } : { to, templateId, datas, text, subAppend, reqId };
    return `  ${JSON.stringify(sent)}`;
  });
  return [`${messages.length} SMS sent:`, ...lines].join("\n");
}

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
