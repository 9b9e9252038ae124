import { type Application, isReachable } from "../kernel/application.js";
import { StatusCodeError } from "../kernel/status-code-error.js";
import { throwForTestNumber } from "./test-numbers.js";

/** Digits, as phone numbers have them; the vendor states no pattern. */
const PHONE_NUMBER = /^\+?\d[\d-]{2,19}$/;

/** Whether a text can be a phone number. */
export function isPhoneNumber(text: string): boolean {
  return PHONE_NUMBER.test(text);
}

/**
 * Whether a number may be called.
 *
 * @param operationId whose codes a test number may ask for
 * @throws {StatusCodeError} the code that an outcome number asks for; `111212`, application not live, for a number that is not registered for tests (that this code is
 *   given for calls is our choice)
 */
export function checkNumber(application: Application, number: string, operationId: string): void {
  throwForTestNumber(number, operationId);
  if (!isReachable(application, number)) throw new StatusCodeError("111212");
}
