import type { Message } from "../services/state.js";

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
