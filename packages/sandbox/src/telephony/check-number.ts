import { isReachable } from "../kernel/is-reachable.js";
import { Refusal } from "../kernel/refusal.js";
import type { Application } from "../services/state.js";
import { refuseOnDemand } from "./outcome-number.js";

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
