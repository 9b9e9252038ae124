import { callbacks } from "@cloopen-rest/client/descriptors";
import { decodeXml } from "@cloopen-rest/client/xml";
import { type DeliveryAttempt, isTaken } from "./delivery-attempt.js";

/**
 * Status code that accepts a callback: CallAuth, CallEstablish and Hangup `0000`,
 * the others `000000`.
 */
export type AcceptingCode = "0000" | "000000";

/** The developer's server's reply to a webhook. */
export interface CallbackReply {
  /** The fields that could be read, under their names on the wire. */
  readonly fields: Readonly<Record<string, string>>;
  /** Why the reply does not accept the callback; `undefined` when it does. */
  readonly problem: string | undefined;
  /** Names that the contract does not have, as `sessionTime`. */
  readonly unknown: readonly string[];
}

/**
 * Reads the developer's server's reply to a webhook, by the contract. XML alone: no other
 * form of these responses is known (spec/reference/webhooks.md#overview).
 */
export function readReply(attempt: DeliveryAttempt, accepting: AcceptingCode): CallbackReply {
  const { kind, status, answer, error } = attempt;
  const callback = callbacks.find(({ id }) => id === kind);
  if (callback === undefined || status === undefined || answer === undefined) {
    return unreadable(`there is no answer (${error ?? "none came"})`);
  }
  if (!isTaken(attempt)) return unreadable(`HTTP status ${status}`);
  const text = answer.trim();
  if (text === "") return unreadable("the body is empty");
  if (text.startsWith("{") || text.startsWith("[")) return unreadable("it is JSON, and XML is expected");
  const unknown: string[] = [];
  try {
    const value = decodeXml(callback.reply, text, {
      onDeviation({ kind: deviation, path }) {
        if (deviation === "unknown") unknown.push(path.slice(path.indexOf(".") + 1));
      },
    });
    const fields = textsOf(value);
    return { fields, problem: problemOf(fields["statuscode"], accepting, unknown), unknown };
  } catch (thrown) {
    return unreadable(thrown instanceof Error ? thrown.message : "it cannot be read as XML");
  }
}

/** A rejection in the form of the contract: a code of as many digits, other than zeros. */
export function isRejection({ fields: { statuscode = "" } }: CallbackReply, accepting: AcceptingCode): boolean {
  return /^\d+$/.test(statuscode) && statuscode.length === accepting.length && statuscode !== accepting;
}

function problemOf(
  statuscode: string | undefined,
  accepting: AcceptingCode,
  unknown: readonly string[],
): string | undefined {
  if (statuscode === accepting) return undefined;
  if (statuscode !== undefined) return `statuscode is ${shorten(statuscode)}, and ${accepting} is expected`;
  const misspelt = unknown.find((name) => name.toLowerCase() === "statuscode");
  return misspelt === undefined
    ? `there is no statuscode, and ${accepting} is expected`
    : `${misspelt} is written statuscode, in small letters`;
}

function unreadable(problem: string): CallbackReply {
  return { fields: {}, problem, unknown: [] };
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(Object(value)).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

const LONGEST_VALUE = 20;

/** Text of an application is logged, and must not break lines. */
function shorten(text: string): string {
  const printable = text.trim().replace(/\p{C}/gu, "?");
  if (printable === "") return "empty";
  return printable.length > LONGEST_VALUE ? `${printable.slice(0, LONGEST_VALUE)}…` : printable;
}
