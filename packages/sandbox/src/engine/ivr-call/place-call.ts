import type { Engine } from "../engine.js";
import type { IvrCall, IvrService } from "../ivr-call-state.js";
import { KEPT_CALLS, makeRoom } from "../make-room.js";
import { hangUp } from "./hang-up.js";
import { partyHangsUp } from "./party-hangs-up.js";
import { type Rung, ring } from "./ring.js";

/** Whom to call, and what then. */
export interface Placing {
  readonly appId: string;
  readonly number: string;
  readonly service?: IvrService;
  readonly agentHangupUrl?: string | undefined;
  readonly onAnswer: (call: IvrCall) => void;
  /** Runs after the call has ended unanswered. */
  readonly onNoAnswer?: (call: IvrCall) => void;
}

/** Places a call: its phone rings, and its number decides what the party does. */
export function placeCall(engine: Engine, placing: Placing): IvrCall {
  const { ids, clock, state } = engine;
  const call: IvrCall = {
    callSid: ids.hex32(),
    orderId: `CM${ids.digits(20)}`,
    appId: placing.appId,
    number: placing.number,
    created: clock.now(),
    service: placing.service,
    state: "ringing",
    answered: undefined,
    failure: undefined,
    ended: undefined,
    stay: { at: "nowhere" },
    agents: new Set(),
    consultation: undefined,
    listeners: new Set(),
    agentHangupUrl: placing.agentHangupUrl,
    noAnswerNumber: undefined,
  };
  makeRoom(state.ivr.calls, KEPT_CALLS);
  state.ivr.calls.set(call.callSid, call);
  ring(engine, call.number, (rung) => settle(engine, call, placing, rung));
  return call;
}

function settle(engine: Engine, call: IvrCall, placing: Placing, { answered, outcome, staysMs }: Rung): void {
  if (answered) {
    call.state = "answered";
    call.answered = engine.clock.now();
    if (Number.isFinite(staysMs)) engine.clock.after(staysMs, () => partyHangsUp(engine, call));
    placing.onAnswer(call);
  } else if (call.noAnswerNumber !== undefined) {
    const number = call.noAnswerNumber;
    call.noAnswerNumber = undefined;
    ring(engine, number, (rung) => settle(engine, call, placing, rung));
  } else {
    call.failure = outcome;
    hangUp(engine, call);
    placing.onNoAnswer?.(call);
  }
}
