import type { EventEmitter } from "../../kernel/events.js";
import type { TelephonyEvents, TelephonyPlatform } from "../../telephony/state.js";
import type { WebhookEvents, WebhookPlatform } from "../../webhooks/notify.js";

/** When one party of a call-back was called, rang and answered; milliseconds since 1970. */
export interface CallLeg {
  began: number | undefined;
  ringing: number | undefined;
  answered: number | undefined;
}

/** A two-way call-back. */
export interface TwoWayCall {
  readonly callSid: string;
  readonly orderId: string;
  /** Empty when the main account placed the call, which strict mode rejects. */
  readonly subAccountSid: string;
  readonly appId: string;
  readonly from: string;
  readonly to: string;
  readonly created: number;
  readonly customerSerNum: string | undefined;
  readonly fromSerNum: string | undefined;
  readonly userData: string | undefined;
  readonly hangupCdrUrl: string | undefined;
  readonly needBothCdr: boolean;
  /** `maxCallTime` of the request. */
  readonly maxCallMs: number | undefined;
  readonly caller: CallLeg;
  readonly callee: CallLeg;
  phase: "authorising" | "callingCaller" | "callingCallee" | "talking" | "over";
  /** `sessiontime` of the reply to CallAuth or CallEstablish; `maxCallTime` of the request overrides it. */
  sessionMs: number | undefined;
  /** From whose answer the call is recorded, if at all. */
  recordFrom: "caller" | "callee" | undefined;
  ended: number | undefined;
  /** Why it ended (spec/reference/webhooks.md#byetype). */
  byeType: string | undefined;
  recordUrl: string | undefined;
  /** `billdata` of the reply to CallEstablish. */
  billdata: string | undefined;
  /** Ends it with that `byetype`; does nothing once it is over. */
  readonly hangUp: (byeType: string) => void;
}

/** Dependencies of the service of two-way calls. */
export interface TwoWayCallPlatform extends WebhookPlatform, TelephonyPlatform {
  readonly events: EventEmitter<WebhookEvents & TelephonyEvents>;
  /** By `callSid`. */
  readonly twoWayCalls: Map<string, TwoWayCall>;
}
