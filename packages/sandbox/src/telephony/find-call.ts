import { Refusal } from "../kernel/refusal.js";
import type { Application, State } from "../services/state.js";
import type { IvrCall } from "./ivr-call-state.js";

/**
 * A call of the application, running or ended.
 *
 * @throws {Refusal} `110126`, call-control error, when there is none (older table; our choice)
 */
export function findCall(state: State, { appId }: Application, callSid: string): IvrCall {
  const call = state.ivr.calls.get(callSid);
  if (call?.appId !== appId) throw new Refusal("110126");
  return call;
}
