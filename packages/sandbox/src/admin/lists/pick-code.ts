import type { Message } from "../../services/sms/state.js";

/** What a code looks like: four to eight digits, or letters and digits, with a digit among them. */
const CODE = /^(?=.*\d)[0-9A-Za-z]{4,8}$/;

/** Digits that nothing belongs to on either side, not even a decimal point or a hyphen. */
const DIGITS = /(?<![\d.,:/-])\d{4,8}(?![\d:/-]|[.,]\d)/g;

/** Words that a code stands behind. */
const NAMED =
  /(?:验证码|校验码|动态码|确认码|安全码|code|otp|pin)[^0-9A-Za-z]{0,8}((?=[0-9A-Za-z]*\d)[0-9A-Za-z]{4,8})/i;

/**
 * The one-time code of a message: of a template the first variable that looks like one; of a free text what stands behind a word such as 验证码 or "code", else its
 * only number of four to eight digits.
 *
 * @returns `undefined` where there is none, or a text has several numbers and no such word
 */
export function pickCode({
  templateId,
  datas,
  text,
}: Pick<Message, "templateId" | "datas" | "text">): string | undefined {
  if (templateId !== undefined) {
    const variable = datas.find((one) => CODE.test(one));
    if (variable !== undefined) return variable;
  }
  const named = NAMED.exec(text)?.[1];
  if (named !== undefined) return named;
  const [first, ...more] = text.match(DIGITS) ?? [];
  return more.length === 0 ? first : undefined;
}
