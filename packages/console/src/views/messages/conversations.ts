import type { DeliveryRecord, MessageRecord, ReplyRecord } from "../../api/records.js";

/** One message in a conversation: to the phone, or from it. */
export type Entry =
  | {
      readonly kind: "sent";
      readonly at: string;
      readonly message: MessageRecord;
      readonly delivery: DeliveryRecord | undefined;
    }
  | { readonly kind: "received"; readonly at: string; readonly reply: ReplyRecord };

/** All that went to and fro with one number, oldest first. */
export interface Conversation {
  readonly number: string;
  readonly entries: readonly Entry[];
  readonly last: Entry;
}

/** Entries of one number, and how many entries of any number came up to the last of them. */
interface Gathered {
  readonly entries: Entry[];
  order: number;
}

/** Sorts messages by the phones that they concern; the conversation that changed last comes first. */
export function groupByNumber(
  messages: readonly MessageRecord[],
  replies: readonly ReplyRecord[],
): readonly Conversation[] {
  const byNumber = new Map<string, Gathered>();
  let count = 0;
  const add = (number: string, entry: Entry): void => {
    count += 1;
    const gathered = byNumber.get(number);
    if (gathered === undefined) byNumber.set(number, { entries: [entry], order: count });
    else {
      gathered.entries.push(entry);
      gathered.order = count;
    }
  };
  for (const message of messages) {
    for (const to of message.to) {
      const delivery = message.deliveries?.find((one) => one.to === to);
      add(to, { kind: "sent", at: message.sent, message, delivery });
    }
  }
  for (const reply of replies) add(reply.from, { kind: "received", at: reply.at, reply });
  // Of what came in the same millisecond, the last comes first.
  const latest = [...byNumber].sort(([, one], [, other]) => other.order - one.order);
  const conversations: Conversation[] = [];
  for (const [number, { entries }] of latest) {
    if (replies.length > 0) entries.sort((one, other) => compare(one.at, other.at));
    const last = entries.at(-1);
    if (last !== undefined) conversations.push({ number, entries, last });
  }
  return conversations.sort((one, other) => compare(other.last.at, one.last.at));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The text of an entry. */
export function textOf(entry: Entry): string {
  return entry.kind === "sent" ? entry.message.text : entry.reply.content;
}

/** Whether a conversation has what is looked for in its number, a text or a template. Letter case does not matter. */
export function matchesConversation({ number, entries }: Conversation, wanted: string): boolean {
  const text = wanted.trim().toLowerCase();
  if (text === "" || number.includes(text)) return true;
  return entries.some((entry) => {
    if (textOf(entry).toLowerCase().includes(text)) return true;
    return entry.kind === "sent" && (entry.message.templateId === text || entry.message.sid === text);
  });
}

/** A text cut at its code, so that the code can be shown by itself; without a code the text alone. */
export function splitAtCode(text: string, code: string | undefined): readonly [string, string, string] {
  const at = code === undefined || code === "" ? -1 : text.indexOf(code);
  if (code === undefined || at < 0) return [text, "", ""];
  return [text.slice(0, at), code, text.slice(at + code.length)];
}
