import type { Engine } from "../../kernel/engine.js";
import type { IvrCall } from "../../telephony/ivr-call-state.js";
import { keyIn } from "../ivr-state.js";
import type { Waiting } from "./waiting.js";

/** A caller begins to wait, behind all others. */
export function joinQueue({ ivr }: Engine["state"], call: IvrCall, queuetype: string, quiturl?: string): Waiting {
  const waiting: Waiting = { call, queuetype, quiturl, place: ivr.nextPlace++, offer: undefined, timedOut: false };
  const key = keyIn(call.appId, queuetype);
  const queue = ivr.waiting.get(key) ?? new Set();
  ivr.waiting.set(key, queue.add(waiting));
  call.waiting = waiting;
  return waiting;
}
