const STANDARD = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const TOLERATED = /^[A-Za-z0-9+/_-]+={0,2}$/;

/**
 * The text in an `Authorization` header.
 *
 * @param strict take the standard alphabet with padding only; else the URL-safe alphabet and missing padding, too
 * @returns `undefined` when it is not Base64
 */
export function decodeAuthorization(value: string, strict: boolean): string | undefined {
  if (!(strict ? STANDARD : TOLERATED).test(value)) return undefined;
  const digits = value.replace(/=+$/, "");
  if (digits.length % 4 === 1) return undefined;
  return Buffer.from(digits, "base64").toString("utf8");
}
