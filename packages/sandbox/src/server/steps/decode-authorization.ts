import { keepLast } from "../../kernel/keep-last.js";

const STANDARD = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const TOLERATED = /^[A-Za-z0-9+/_-]+={0,2}$/;

/**
 * The text in an `Authorization` header.
 *
 * @param strict take the standard alphabet with padding only; else the URL-safe alphabet and missing padding, too
 * @returns `undefined` when it is not Base64
 */
export function decodeAuthorization(value: string, strict: boolean): string | undefined {
  return strict ? decodeStandard(value) : decodeTolerated(value);
}

const decodeStandard = keepLast((value: string) => decode(value, STANDARD));
const decodeTolerated = keepLast((value: string) => decode(value, TOLERATED));

function decode(value: string, alphabet: RegExp): string | undefined {
  if (!alphabet.test(value)) return undefined;
  const digits = value.replace(/=+$/, "");
  if (digits.length % 4 === 1) return undefined;
  return Buffer.from(digits, "base64").toString("utf8");
}
