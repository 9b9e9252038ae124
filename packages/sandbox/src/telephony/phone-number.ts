import { type Application, isReachable } from "../kernel/application.js";
import { itemPattern } from "../kernel/spec.js";
import { StatusCodeError } from "../kernel/status-code-error.js";
import { throwForTestNumber } from "./test-numbers.js";

/** The contract's own: what a recipient of a message has to be, and no second rule beside it. */
const PHONE_NUMBER = itemPattern("#/components/schemas/SendTemplateSmsRequest", "to");

/** The rule in words, for those whose number does not keep it. */
export const PHONE_NUMBER_RULE =
  "3 to 20 digits as a text, with + in front of an international number and - in front of an extension";

/** Whether a string is a phone number. */
export function isPhoneNumber(text: unknown): text is string {
  return typeof text === "string" && PHONE_NUMBER.test(text);
}

/**
 * Whether a number may be called.
 *
 * @param operationId whose codes a test number may ask for
 * @throws {StatusCodeError} the code that a test number asks for; `111212`, application not live,
 *   for a number that is not registered for tests
 * @assumption A call to a number that is not registered for tests gives `111212` while the
 *   application is not live.
 */
export function checkNumber(application: Application, number: string, operationId: string): void {
  throwForTestNumber(number, operationId);
  if (!isReachable(application, number)) throw new StatusCodeError("111212");
}
