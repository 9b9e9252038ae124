import type { Message } from "../services/sms/state.js";
import { type PlacedCall, type SpokenCode, spokenCodes } from "./placed-calls.js";

/** Expected fields of a message; omitted fields match anything. */
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

/** Expected fields of a call; omitted fields match anything. */
export interface ExpectedCall {
  readonly kind?: PlacedCall["kind"];
  readonly to?: unknown;
  /** The caller of a two-way call. */
  readonly from?: unknown;
  /** The played items in order. */
  readonly plays?: readonly unknown[];
  readonly userData?: unknown;
}

/** Expected fields of a verification code that is read out; omitted fields match anything. */
export interface ExpectedVoiceCode {
  readonly to?: unknown;
  readonly code?: unknown;
}

/** Compares as the test runner does, asymmetric matchers included. */
export type Equals = (actual: unknown, expected: unknown) => boolean;

/** One kind of thing that tests look for. */
export interface Kind<Item> {
  /** With its article, and in the plural. */
  readonly one: string;
  readonly none: string;
  /** Fields that a test may expect. */
  readonly members: readonly string[];
  /** As a line for people; nothing of the account is in it. */
  readonly show: (item: Item) => object;
}

export const SMS: Kind<Message> = {
  one: "an SMS",
  none: "no SMS",
  members: ["to", "templateId", "datas", "text", "subAppend", "reqId"] satisfies (keyof SentSms)[],
  show: ({ to, templateId, datas, text, subAppend, reqId }) =>
    templateId === undefined ? { to, text } : { to, templateId, datas, text, subAppend, reqId },
};

export const CALL: Kind<PlacedCall> = {
  one: "a call",
  none: "no call",
  members: ["kind", "to", "from", "plays", "userData"] satisfies (keyof ExpectedCall)[],
  show: ({ kind, to, from, plays, userData }) => ({ kind, to, from, plays, userData }),
};

export const VOICE_CODE: Kind<SpokenCode> = {
  one: "a voice code",
  none: "no voice code",
  members: ["to", "code"] satisfies (keyof ExpectedVoiceCode)[],
  show: (spoken) => spoken,
};

/**
 * Whether a record has the expected fields. A field that is a list of strings is also matched by one of them.
 *
 * @throws {TypeError} for a field that there is not: `not` would pass with it
 */
export function isLike<Item extends object>(kind: Kind<Item>, item: Item, expected: object, equals: Equals): boolean {
  const [unknown] = Object.keys(expected).filter((name) => !kind.members.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`${unknown} says nothing of ${kind.one}; ${kind.members.join(", ")} do`);
  }
  return Object.entries(expected).every(([name, wanted]: [string, unknown]) => {
    const actual: unknown = Reflect.get(item, name);
    if (wanted === undefined || equals(actual, wanted)) return true;
    return name === "to" && Array.isArray(actual) && actual.some((one) => equals(one, wanted));
  });
}

/** The records as readable lines. */
export function listItems<Item>({ one, none, show }: Kind<Item>, items: readonly Item[]): string {
  if (items.length === 0) return `${none} was sent`;
  const [, ...noun] = one.split(" ");
  return [`${items.length} ${noun.join(" ")} sent:`, ...items.map((item) => `  ${JSON.stringify(show(item))}`)].join(
    "\n",
  );
}

/** What the runner expects of a matcher. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** The runner's own means, given as `this`. */
interface MatcherContext {
  readonly equals: Equals;
  readonly utils: { stringify(value: unknown): string };
}

/** The part of `useSandbox`'s result that matchers read. */
interface Received {
  readonly messages: readonly Message[];
  readonly calls: readonly PlacedCall[];
}

/** @throws {TypeError} when it is not what `useSandbox` gives */
function receivedBy(matcher: string, received: unknown): Received {
  const [messages, calls]: readonly unknown[] = [
    Reflect.get(Object(received), "messages"),
    Reflect.get(Object(received), "calls"),
  ];
  if (!isList<Message>(messages) || !isList<PlacedCall>(calls)) {
    throw new TypeError(`${matcher} is for what useSandbox gives: expect(sandbox)`);
  }
  return { messages, calls };
}

function isList<Item>(value: unknown): value is readonly Item[] {
  return Array.isArray(value);
}

function match<Item extends object>(
  { equals, utils }: MatcherContext,
  kind: Kind<Item>,
  items: readonly Item[],
  expected: object,
): MatcherResult {
  // Even without an item: a field that there is not is a mistake of the test.
  isLike(kind, Object.create(null), expected, equals);
  const pass = items.some((item) => isLike(kind, item, expected, equals));
  return {
    pass,
    message: () =>
      `expected ${pass ? kind.none : kind.one} like ${utils.stringify(expected)}; ${listItems(kind, items)}`,
  };
}

/** The matchers that `useSandbox` adds to `expect`. Each passes when there is at least one thing as a test says. */
export const MATCHERS = {
  toHaveSentSms(this: MatcherContext, received: unknown, expected: SentSms = {}): MatcherResult {
    return match(this, SMS, receivedBy("toHaveSentSms", received).messages, expected);
  },
  toHavePlacedCall(this: MatcherContext, received: unknown, expected: ExpectedCall = {}): MatcherResult {
    return match(this, CALL, receivedBy("toHavePlacedCall", received).calls, expected);
  },
  toHaveSentVoiceCode(this: MatcherContext, received: unknown, expected: ExpectedVoiceCode = {}): MatcherResult {
    return match(this, VOICE_CODE, spokenCodes(receivedBy("toHaveSentVoiceCode", received).calls), expected);
  },
};
