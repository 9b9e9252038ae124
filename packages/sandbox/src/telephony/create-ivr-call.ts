import type { Engine } from "../kernel/engine.js";
import { KEPT_CALLS, makeRoom } from "../kernel/make-room.js";
import type { CallerStep } from "./caller-script.js";
import type { IvrCall, IvrService } from "./ivr-call-state.js";
import { createPlayer } from "./player-state.js";
import { beginTranscript } from "./transcript.js";

/** What is known of a call when it begins. */
export interface NewCall {
  readonly appId: string;
  readonly number: string;
  readonly service?: IvrService;
  readonly agentHangupUrl?: string | undefined;
  /** What the party will do; the script of the number by default. */
  readonly script?: readonly CallerStep[] | undefined;
}

/** A call that rings, and is remembered. */
export function createIvrCall(engine: Engine, given: NewCall): IvrCall {
  const { state, ids, clock } = engine;
  const call: IvrCall = {
    callSid: ids.hex32(),
    orderId: `CM${ids.digits(20)}`,
    appId: given.appId,
    number: given.number,
    created: clock.now(),
    service: given.service,
    state: "ringing",
    answered: undefined,
    failure: undefined,
    ended: undefined,
    stay: { at: "nowhere" },
    waiting: undefined,
    confid: undefined,
    agents: new Set(),
    consultation: undefined,
    listeners: new Set(),
    agentHangupUrl: given.agentHangupUrl,
    userHangupUrl: undefined,
    noAnswerNumber: undefined,
    recorded: false,
    player: createPlayer(given.script ?? state.ivr.scripts.get(given.number) ?? []),
  };
  makeRoom(state.ivr.calls, KEPT_CALLS);
  state.ivr.calls.set(call.callSid, call);
  beginTranscript(engine, call);
  return call;
}
