/** Result of {@link normalizeNumber}. */
export type NormalizedNumber =
  | { readonly ok: true; readonly e164: string; readonly dial: string }
  | { readonly ok: false; readonly reason: "malformed-number" | "country" };

/** Blanks of all widths, hyphens and dashes, parentheses, and the invisible marks that copied numbers carry. */
const SEPARATORS = /[\s\u00ad\u200b-\u200f\u2010-\u2015\u202a-\u202e\u2060\u2066-\u2069\ufeff()-]/gu;
/** Letters, digits and signs of the full-width block lie this far above their ASCII twins. */
const FULL_WIDTH_OFFSET = 0xfee0;
/** Longest input that is looked at. A number with separators needs far less. */
const MAX_INPUT = 64;
const CHINA = "86";
/**
 * @assumption Mobile numbers of mainland China have 11 digits and begin with 13 to 19. The vendor states no pattern
 * (`spec/reference/sms.md#sendtemplatesms`).
 */
const CHINESE_MOBILE = /^1[3-9]\d{9}$/;
/** The international prefix, then 7 to 15 digits as E.164 has them. */
const INTERNATIONAL = /^(?:\+|00)([1-9]\d{6,14})$/;

/**
 * Brings a phone number into one form, so that one phone is one key for codes and limits.
 *
 * `+86`, `86`, `0086`, blanks, hyphens, parentheses and full-width digits make no difference. A number without a
 * country is a mobile number of mainland China; landlines have no international prefix here and are malformed.
 *
 * @param input as the user typed it
 * @param countries calling codes that are allowed, without `+`
 * @returns `e164` (`+8613800138000`) and `dial`, the form for the platform: `13800138000` for mainland China, else
 *   `00` and the digits
 */
export function normalizeNumber(input: string, countries: readonly string[] = [CHINA]): NormalizedNumber {
  const malformed = { ok: false, reason: "malformed-number" } as const;
  if (typeof input !== "string" || input.length > MAX_INPUT) return malformed;
  const text = input.replace(/[\uff01-\uff5e]/g, toAscii).replace(SEPARATORS, "");
  const national = /^(?:(?:\+|00)?86)?(1\d{10})$/.exec(text)?.[1];
  if (national !== undefined) {
    if (!CHINESE_MOBILE.test(national)) return malformed;
    if (!countries.includes(CHINA)) return { ok: false, reason: "country" };
    return { ok: true, e164: `+${CHINA}${national}`, dial: national };
  }
  const digits = INTERNATIONAL.exec(text)?.[1];
  if (digits === undefined || digits.startsWith(CHINA)) return malformed;
  if (!countries.some((country) => digits.startsWith(country))) return { ok: false, reason: "country" };
  return { ok: true, e164: `+${digits}`, dial: `00${digits}` };
}

function toAscii(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_OFFSET);
}
