import type { Engine } from "../engine.js";
import type { IvrCall, IvrService } from "../ivr-call-state.js";
import type { CallerStep } from "../ivr-player/caller-script.js";
import { createPlayer } from "../ivr-player/player-state.js";
import { KEPT_CALLS, makeRoom } from "../make-room.js";

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
export function createIvrCall({ state, ids, clock }: Engine, given: NewCall): IvrCall {
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
    agents: new Set(),
    consultation: undefined,
    listeners: new Set(),
    agentHangupUrl: given.agentHangupUrl,
    userHangupUrl: undefined,
    noAnswerNumber: undefined,
    player: createPlayer(given.script ?? state.ivr.scripts.get(given.number) ?? []),
  };
  makeRoom(state.ivr.calls, KEPT_CALLS);
  state.ivr.calls.set(call.callSid, call);
  return call;
}
