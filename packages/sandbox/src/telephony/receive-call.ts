import type { Engine } from "../kernel/engine.js";
import { askApplication } from "../services/ivr/ask-application.js";
import type { Application } from "../services/state.js";
import type { CallerStep } from "./caller-script.js";
import { createIvrCall } from "./create-ivr-call.js";
import { planHangUp } from "./play-script.js";
import { note } from "./transcript.js";

/** A call that somebody makes to the application. */
export interface InboundCall {
  /** The caller's number. */
  readonly from: string;
  /** The number that was called. */
  readonly to: string;
  /** What the caller does; by default what is set for the number. */
  readonly script?: readonly CallerStep[] | undefined;
}

/**
 * Somebody calls the application: it is answered at once (our choice), and `startservice` asks what to do.
 *
 * @returns its `callid`
 */
export function receiveCall(engine: Engine, { appId }: Application, { from, to, script }: InboundCall): string {
  const start = { from, to, direction: "0" };
  const service = { userdata: undefined, record: false };
  const call = createIvrCall(engine, { appId, number: from, service, script });
  call.state = "answered";
  call.answered = engine.clock.now();
  note(engine, call, "party", `calls ${to} from ${from}`);
  planHangUp(engine, call);
  askApplication(engine, call, "ivrStartService", "startservice", start);
  return call.callSid;
}
