/** Digits, as phone numbers have them; the vendor states no pattern. */
const PHONE_NUMBER = /^\+?\d[\d-]{2,19}$/;

/** Whether a text can be a phone number. */
export function isPhoneNumber(text: string): boolean {
  return PHONE_NUMBER.test(text);
}
