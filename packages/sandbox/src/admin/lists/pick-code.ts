import type { Message } from "../../services/sms/state.js";

/** What a code looks like: four to eight digits, or letters and digits, with a digit among them. */
const CODE = /^(?=.*\d)[0-9A-Za-z]{4,8}$/;

/** Digits that nothing belongs to on either side, not even a decimal point or a hyphen. */
const DIGITS = /(?<![\d.,:/-])\d{4,8}(?![\d:/-]|[.,]\d)/g;

/** A word such as 验证码 or "code", and the code behind it. */
const NAMED =
  /(?:验证码|校验码|动态码|确认码|安全码|code|otp|pin)[^0-9A-Za-z]{0,8}((?=[0-9A-Za-z]*\d)[0-9A-Za-z]{4,8})/i;

/**
 * Finds the one-time code of a message. From a template message it takes the first variable that
 * looks like a code. From a free text it takes the code that follows a word such as 验证码 or
 * "code", else the only number of four to eight digits.
 *
 * @returns `undefined` if the message has no code, or several numbers and none of these words
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
