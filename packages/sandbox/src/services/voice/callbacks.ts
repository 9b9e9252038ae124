import { compactTime, talkSeconds } from "../../kernel/times.js";
import { expectStatusCode } from "../../webhooks/notify.js";
import type { VoiceCall, VoicePlatform } from "./state.js";

/** How the two kinds report their result (spec/reference/webhooks.md#voice-code-result and spec/reference/webhooks.md#notification-call-result). */
const RESULTS = {
  landingCall: { kind: "landingCallResult", action: "SellingCall" },
  voiceVerify: { kind: "voiceVerifyResult", action: "VoiceCode" },
} as const;

/** Posts the result of a call that is over to its `respUrl`. */
export function notifyResult(platform: VoicePlatform, call: VoiceCall): void {
  if (call.respUrl === undefined) return;
  const { kind, action } = RESULTS[call.kind];
  const message = {
    action,
    callSid: call.callSid,
    number: call.to,
    state: call.result,
    duration: String(talkSeconds(call)),
    ...(call.kind === "landingCall" && talkTimes(call)),
    ...(call.userData !== undefined && { userData: call.userData }),
  };
  platform.webhooks.sendMessage(kind, call.respUrl, message, "xml", expectStatusCode(platform, "000000"));
}

/**
 * When the talk began and ended (spec/reference/webhooks.md#notification-call-result).
 *
 * @assumption The result of a notification call that nobody answered has neither `starttime` nor
 *   `endtime`.
 */
function talkTimes({ answered, ended }: VoiceCall): object {
  return answered === undefined || ended === undefined
    ? {}
    : { starttime: compactTime(answered), endtime: compactTime(ended) };
}
