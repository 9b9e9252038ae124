import { isReachable } from "../is-reachable.js";
import { refuseOnDemand } from "../outcome-number.js";
import { Refusal } from "../refusal.js";
import type { Application } from "../state.js";

/**
 * Whether a number may be called.
 *
 * @throws {Refusal} the code that an outcome number asks for; `111212`, application not live, for a number that is not registered for tests (that this code is
 *   given for calls is our choice)
 */
export function checkNumber(application: Application, number: string): void {
  refuseOnDemand(number);
  if (!isReachable(application, number)) throw new Refusal("111212");
}
