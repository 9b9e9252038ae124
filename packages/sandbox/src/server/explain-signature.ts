import { createHash } from "node:crypto";
import { formatTimestamp, parseTimestamp } from "@cloopen-rest/client/signing";
import { BEIJING_OFFSET_MS } from "../kernel/times.js";

/** What a signature is made of. */
export interface SignatureParts {
  readonly sid: string;
  readonly token: string;
  /** As the `Authorization` header has it. */
  readonly timestamp: string;
}

/** A mistake that callers make, and the text that they then hash. */
interface Mistake {
  readonly why: string;
  readonly text: string;
}

/** How far apart a caller may have read its clock twice. */
const APART_SECONDS = 5;

/**
 * Says which part of a wrong signature differs, by making it with the mistakes that callers make. What it says holds no value of
 * the request.
 *
 * @param others tokens of other accounts of this sandbox
 */
export function explainSignature(given: string, parts: SignatureParts, others: readonly string[]): string {
  if (!/^[0-9A-Fa-f]{32}$/.test(given)) {
    return "sig is not 32 hexadecimal digits, as MD5 gives them";
  }
  const sig = given.toUpperCase();
  const mistake = mistakes(parts, others).find(({ text }) => md5(text) === sig);
  return mistake === undefined
    ? "sig differs from MD5(sid + token + timestamp): the token is another one, or what is hashed has something else in it"
    : `sig differs: ${mistake.why}`;
}

function mistakes({ sid, token, timestamp }: SignatureParts, others: readonly string[]): readonly Mistake[] {
  const at = parseTimestamp(timestamp) ?? 0;
  const stampedAt = (offset: number): string => sid + token + formatTimestamp(at + offset);
  const seconds = Array.from({ length: APART_SECONDS }, (_, index) => (index + 1) * 1_000);
  return [
    ...others.map((other) => ({ why: "the token is that of another account", text: sid + other + timestamp })),
    ...seconds
      .flatMap((offset) => [offset, -offset])
      .map((offset) => ({
        why: `its timestamp is ${Math.abs(offset) / 1_000} s ${offset > 0 ? "later" : "earlier"} than that of the Authorization header; make one for both`,
        text: stampedAt(offset),
      })),
    ...[BEIJING_OFFSET_MS, -BEIJING_OFFSET_MS].map((offset) => ({
      why: "its timestamp and that of the Authorization header are in different time zones",
      text: stampedAt(offset),
    })),
    { why: "the timestamp is missing in it", text: sid + token },
    { why: "the token is missing in it", text: sid + timestamp },
    { why: "the id of the account is missing in it", text: token + timestamp },
    { why: "the token comes before the id of the account", text: token + sid + timestamp },
    { why: "the timestamp comes before the token", text: sid + timestamp + token },
    { why: "the timestamp comes first", text: timestamp + sid + token },
    { why: "its parts are joined by colons", text: [sid, token, timestamp].join(":") },
    { why: "the id or the token is in another letter case", text: sid.toUpperCase() + token + timestamp },
    { why: "the id or the token is in another letter case", text: sid + token.toUpperCase() + timestamp },
    { why: "there is a blank or a line end at the end of what is hashed", text: `${sid}${token}${timestamp}\n` },
    { why: "there is a blank or a line end at the end of the token", text: `${sid}${token}\n${timestamp}` },
    { why: "there is a blank or a line end at the end of the token", text: `${sid}${token} ${timestamp}` },
  ];
}

/** Node's own: this runs for requests that are rejected. */
function md5(text: string): string {
  return createHash("md5").update(text).digest("hex").toUpperCase();
}
