import type { Application, State } from "../services/state.js";
import { Refusal } from "./refusal.js";

/**
 * The application that a body names.
 *
 * @throws {Refusal} `111181` when there is none (documented)
 */
export function findApplication(state: State, appId: string): Application {
  const application = state.applications.get(appId);
  if (application === undefined) throw new Refusal("111181");
  return application;
}
