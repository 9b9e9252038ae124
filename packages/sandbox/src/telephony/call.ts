import type { Application } from "../kernel/application.js";
import { evictOldest, KEPT_CALLS } from "../kernel/bounded-store.js";
import { recordChanged } from "../kernel/kernel.js";
import { StatusCodeError } from "../kernel/status-code-error.js";
import type { CallerStep } from "./caller-script.js";
import type { Call, IvrService, TelephonyPlatform } from "./state.js";
import { beginTranscript } from "./transcript.js";

/** Fields of a call at its start. */
export interface NewCall {
  readonly appId: string;
  readonly number: string;
  /** Whether the party calls the application; not by default. */
  readonly inbound?: boolean;
  readonly service?: IvrService;
  readonly agentHangupUrl?: string | undefined;
  /** Script of the party. Default: the script of the number. */
  readonly script?: readonly CallerStep[] | undefined;
}

/** A call that rings, and is remembered. */
export function createCall(platform: TelephonyPlatform, given: NewCall): Call {
  const { telephony, ids, clock, events } = platform;
  const call: Call = {
    callSid: ids.hex32(),
    orderId: `CM${ids.digits(20)}`,
    appId: given.appId,
    number: given.number,
    inbound: given.inbound ?? false,
    created: clock.now(),
    service: given.service,
    state: "ringing",
    answered: undefined,
    failure: undefined,
    ended: undefined,
    activity: { at: "nowhere" },
    confid: undefined,
    agents: new Set(),
    consultation: undefined,
    listeners: new Set(),
    agentHangupUrl: given.agentHangupUrl,
    userHangupUrl: undefined,
    noAnswerNumber: undefined,
    recorded: false,
    player: {
      rest: [],
      onKeys: undefined,
      script: given.script ?? telephony.scripts.get(given.number) ?? [],
      answers: 0,
    },
  };
  evictOldest(telephony.calls, KEPT_CALLS);
  telephony.calls.set(call.callSid, call);
  recordChanged(platform, "call", call.callSid);
  beginTranscript(platform, call);
  events.emit("UsageRecorded", { appId: call.appId, at: call.created, callSid: call.callSid, orderId: call.orderId });
  return call;
}

/**
 * A call of the application, running or ended.
 *
 * @throws {StatusCodeError} `110126`, call-control error, when there is none
 * @assumption A command on an unknown call, or on one in the wrong state, gives `110126`.
 */
export function findCall({ telephony }: TelephonyPlatform, { appId }: Application, callSid: string): Call {
  const call = telephony.calls.get(callSid);
  if (call?.appId !== appId) throw new StatusCodeError("110126");
  return call;
}

/**
 * A call must be connected, and not be in a conference, to be controlled.
 *
 * @throws {StatusCodeError} `110126`, call-control error
 */
export function requireConnected(call: Call): void {
  if (call.state !== "answered" || call.activity.at === "conference") throw new StatusCodeError("110126");
}

/**
 * An agent must talk on the call.
 *
 * @throws {StatusCodeError} `110126`, call-control error
 */
export function requireAgents(call: Call): void {
  requireConnected(call);
  if (call.agents.size === 0) throw new StatusCodeError("110126");
}

/** `userdata` of dialIvr, as notifications of the call carry it; nothing for other calls. */
export function userdataOf({ service }: Call): Readonly<Record<string, string>> {
  return service?.userdata === undefined ? {} : { userdata: service.userdata };
}
