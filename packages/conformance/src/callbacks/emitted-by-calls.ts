import { callback, landingCall, voiceVerify } from "@cloopen-rest/client";
import type { EmittedCallback, TriggerContext } from "./emitted-callback.js";

const TO = "13800138000";
const SUCCESS = { state: "0" };

/** Callbacks about voice calls and call-backs; the rows of call authorisation also check what the sandbox makes of the reply. */
export const EMITTED_BY_CALLS: readonly EmittedCallback[] = [
  {
    id: "landingCallResult",
    format: "xml",
    async trigger({ fixtures, cloopen, receiver: { callbackUrl: respUrl } }) {
      await landingCall(cloopen, { to: TO, mediaTxt: "hello", respUrl, userData: "order42" });
      await fixtures.wait(60_000);
    },
    expected: { ...SUCCESS, userData: "order42" },
  },
  {
    id: "voiceVerifyResult",
    format: "xml",
    async trigger({ fixtures, cloopen, receiver: { callbackUrl: respUrl } }) {
      await voiceVerify(cloopen, { to: TO, verifyCode: "6532", respUrl, userData: "login42" });
      await fixtures.wait(60_000);
    },
    expected: { ...SUCCESS, userData: "login42" },
  },
  {
    id: "callbackCdr",
    format: "xml",
    when: "one record",
    trigger: (context) => record(context, "0"),
    expected: { byetype: "3" },
  },
  {
    id: "callbackCdr",
    format: "json",
    when: "both legs",
    trigger: (context) => record(context, "1"),
    expected: { callerCdr: { byetype: "3" }, calledCdr: { byetype: "3" } },
  },
  authorised("callAuth", "allowed", allowed(), { caller: TO }),
  authorised("callAuth", "rejected", { statuscode: "0001" }, { caller: TO }),
  authorised("callEstablish", "allowed", allowed(), { caller: TO }),
  authorised("hangup", "after a call that was allowed", allowed(), { byetype: "3", talkDuration: "60" }),
  authorised("hangup", "after a call that CallAuth rejected", { statuscode: "0001" }, { byetype: "-7" }),
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

/** @param decision the reply to CallAuth */
function authorised(
  id: "callAuth" | "callEstablish" | "hangup",
  when: string,
  decision: Readonly<Record<string, string>>,
  expected: EmittedCallback["expected"],
): EmittedCallback {
  return {
    id,
    format: "xml",
    when,
    async trigger({ fixtures, receiver, settings }) {
      settings({ callAuthUrl: `${receiver.callbackUrl}/**` });
      receiver.reactions.set("callAuth", () => decision);
      await callback(fixtures.subAccount, { from: TO, to: "13900139000", userData: "order42" });
      // Responses are waited for in between.
      for (let second = 0; second < 80; second += 4) await fixtures.wait(4_000);
    },
    ...(expected && { expected }),
  };
}

async function record(
  { fixtures, receiver: { callbackUrl: hangupCdrUrl } }: TriggerContext,
  needBothCdr: "0" | "1",
): Promise<void> {
  await callback(fixtures.subAccount, { from: TO, to: "13900139000", hangupCdrUrl, needBothCdr });
  await fixtures.wait(120_000);
}
