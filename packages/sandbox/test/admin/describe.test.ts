import { callback, landingCall, uploadMediaFile } from "@cloopen-rest/client";
import { expect, test } from "vitest";
import { createCaller } from "../support/caller.js";
import { MAIN, SUB } from "../support/test-sandbox.js";

test("the console shows call-backs, other calls, files and what arrived, with readable times and no secret", async () => {
  const { cloopen, sub, sandbox, pass } = createCaller();
  await callback(sub, { from: "13800138000", to: "19901000000" });
  await landingCall(cloopen, { to: "13800138000", mediaTxt: "您好" });
  await uploadMediaFile(cloopen, { filename: "a.wav", file: new Uint8Array([1]) });
  sandbox.receiveSms("13800138000", "TD");
  await pass(13);
  const text = await (await sandbox.fetch(new Request("http://127.0.0.1/_sandbox/state"))).text();
  const leg = {
    began: "2024-02-29T12:00:00.000+08:00",
    ringing: "2024-02-29T12:00:01.000+08:00",
    answered: "2024-02-29T12:00:03.000+08:00",
  };
  expect(JSON.parse(text)).toMatchObject({
    applications: [{ smsCallbackEnabled: true }],
    templates: [{ id: "1", created: "2024-02-29T12:00:00.000+08:00" }],
    twoWayCalls: [
      {
        phase: "callingCallee",
        caller: leg,
        callee: { began: "2024-02-29T12:00:03.000+08:00", ringing: "2024-02-29T12:00:04.000+08:00" },
      },
    ],
    voiceCalls: [
      { phase: "over", result: "0", answered: "2024-02-29T12:00:03.000+08:00", ended: "2024-02-29T12:00:13.000+08:00" },
    ],
    mediaFiles: [{ filename: "a.wav", size: 1, approved: false, created: "2024-02-29T12:00:00.000+08:00" }],
    arrivedSms: [{ smsType: "0", record: { content: "TD" } }],
  });
  for (const secret of [MAIN.token, SUB.token]) expect(text).not.toContain(secret);
});
