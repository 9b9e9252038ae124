import { callback, landingCall, voiceVerify } from "@cloopen-rest/client";
import type { CallbackScene, SentCallback } from "./sent-callback.js";

const TO = "13800138000";
const SUCCESS = { state: "0" };

/** Callbacks about voice calls and call-backs; the rows of call authorisation also hold the sandbox to the answer. */
export const SENT_BY_CALLS: readonly SentCallback[] = [
  {
    id: "landingCallResult",
    format: "xml",
    async provoke({ stage, cloopen, receiver: { callbackUrl: respUrl } }) {
      await landingCall(cloopen, { to: TO, mediaTxt: "hello", respUrl, userData: "order42" });
      await stage.wait(60_000);
    },
    says: { ...SUCCESS, userData: "order42" },
  },
  {
    id: "voiceVerifyResult",
    format: "xml",
    async provoke({ stage, cloopen, receiver: { callbackUrl: respUrl } }) {
      await voiceVerify(cloopen, { to: TO, verifyCode: "6532", respUrl, userData: "login42" });
      await stage.wait(60_000);
    },
    says: { ...SUCCESS, userData: "login42" },
  },
  {
    id: "callbackCdr",
    format: "xml",
    when: "one record",
    provoke: (scene) => record(scene, "0"),
    says: { byetype: "3" },
  },
  {
    id: "callbackCdr",
    format: "json",
    when: "both legs",
    provoke: (scene) => record(scene, "1"),
    says: { callerCdr: { byetype: "3" }, calledCdr: { byetype: "3" } },
  },
  authorised("callAuth", "allowed", allowed(), { caller: TO }),
  authorised("callAuth", "refused", { statuscode: "0001" }, { caller: TO }),
  authorised("callEstablish", "allowed", allowed(), { caller: TO }),
  authorised("hangup", "after a call that was allowed", allowed(), { byetype: "3", talkDuration: "60" }),
  authorised("hangup", "after a call that CallAuth refused", { statuscode: "0001" }, { byetype: "-7" }),
  authorised("hangup", "with a recording that CallAuth asked for", allowed({ record: "1" }), {
    recordurl: expectedUrl(),
  }),
  authorised("hangup", "at the end of the time that CallAuth gave", allowed({ sessiontime: "20" }), {
    byetype: "2",
    talkDuration: "20",
  }),
];

function allowed(more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return { statuscode: "0000", ...more };
}

/** Any address: recordings cannot be fetched. */
function expectedUrl(): RegExp {
  return /^https?:\/\//;
}

/** @param decision what CallAuth is answered */
function authorised(
  id: "callAuth" | "callEstablish" | "hangup",
  when: string,
  decision: Readonly<Record<string, string>>,
  says: SentCallback["says"],
): SentCallback {
  return {
    id,
    format: "xml",
    when,
    async provoke({ stage, receiver, settings }) {
      settings({ callAuthUrl: `${receiver.callbackUrl}/**` });
      receiver.reactions.set("callAuth", () => decision);
      await callback(stage.subAccount, { from: TO, to: "13900139000", userData: "order42" });
      // Answers are waited for in between.
      for (let second = 0; second < 80; second += 4) await stage.wait(4_000);
    },
    ...(says && { says }),
  };
}

async function record(
  { stage, receiver: { callbackUrl: hangupCdrUrl } }: CallbackScene,
  needBothCdr: "0" | "1",
): Promise<void> {
  await callback(stage.subAccount, { from: TO, to: "13900139000", hangupCdrUrl, needBothCdr });
  await stage.wait(120_000);
}
