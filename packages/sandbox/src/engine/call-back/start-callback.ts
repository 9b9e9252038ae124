import type { Call } from "../callback-state.js";
import type { Engine } from "../engine.js";
import { KEPT_CALLS, makeRoom } from "../make-room.js";
import { recordingUrl } from "../recording-url.js";
import type { Application } from "../state.js";
import { createAuthorisation } from "./authorise-callback.js";
import { playCallback } from "./play-callback.js";
import { createRecord } from "./record-callback.js";

/** What the request says of a call-back. */
export type CallbackSettings = Pick<
  Call,
  | "subAccountSid"
  | "from"
  | "to"
  | "customerSerNum"
  | "fromSerNum"
  | "userData"
  | "hangupCdrUrl"
  | "needBothCdr"
  | "maxCallMs"
  | "recordFrom"
>;

/** Accepts a call-back and lets it play. Call authorisation, where it is on, takes the place of the record (spec/reference/webhooks.md#call-detail-record). */
export function startCallback(engine: Engine, { appId, callAuthUrl }: Application, settings: CallbackSettings): Call {
  const { state, ids, clock } = engine;
  const call: Call = {
    ...settings,
    callSid: ids.hex32(),
    orderId: `CM${ids.digits(20)}`,
    appId,
    created: clock.now(),
    caller: { began: undefined, ringing: undefined, answered: undefined },
    callee: { began: undefined, ringing: undefined, answered: undefined },
    phase: "authorising",
    sessionMs: undefined,
    ended: undefined,
    byeType: undefined,
    recordUrl: undefined,
    billdata: undefined,
    hangUp: (byeType) => {
      if (call.phase === "over") return;
      call.phase = "over";
      call.ended = clock.now();
      call.byeType = byeType;
      if (call.recordFrom !== undefined && call[call.recordFrom].answered !== undefined) {
        call.recordUrl = recordingUrl(engine);
      }
      reporter.over();
    },
  };
  const reporter =
    callAuthUrl === undefined ? createRecord(engine, call) : createAuthorisation(engine, callAuthUrl, call);
  makeRoom(state.calls, KEPT_CALLS);
  state.calls.set(call.callSid, call);
  playCallback(engine, call, reporter);
  return call;
}
