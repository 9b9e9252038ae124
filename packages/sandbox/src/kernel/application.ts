import type { Application, State } from "../services/platform.js";
import { StatusCodeError } from "./status-code-error.js";

/**
 * The application that a body names.
 *
 * @throws {StatusCodeError} `111181` when there is none (documented)
 */
export function findApplication(state: State, appId: string): Application {
  const application = state.applications.get(appId);
  if (application === undefined) throw new StatusCodeError("111181");
  return application;
}

/** Whether an application may send to a number or call it: any number once it is live, registered test numbers before (documented). */
export function isReachable({ live, testNumbers }: Application, number: string): boolean {
  return live || testNumbers.has(number);
}
