import { callback, sendTemplateSms, voiceVerify } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { createCaller } from "../../support/caller.js";
import { createTestSandbox } from "../../support/test-sandbox.js";

const sms = { to: "13800138000", templateId: "1", datas: ["4711", "5"] };

describe("waitForMessage", () => {
  test("gives what is there, or the first that comes, as the pages show it", async () => {
    const { cloopen, sandbox } = createCaller();
    const waiting = sandbox.waitForMessage({ to: "13800138000" });
    await sendTemplateSms(cloopen, sms);
    expect((await waiting).code).toBe("4711");
    expect((await sandbox.waitForMessage({ template: 1 })).deliveries).toMatchObject([{ state: "pending" }]);
  });

  test("says what did come when nothing does in time", async () => {
    const { cloopen, sandbox } = createCaller();
    await expect(sandbox.waitForMessage({ to: "1" }, { timeout: 1 })).rejects.toThrow(
      'no message like {"to":"1"} came in 1 ms; there is none',
    );
    await sendTemplateSms(cloopen, sms);
    await expect(sandbox.waitForMessage({ to: "1" }, { timeout: 1 })).rejects.toThrow(/the newest are \[.*4711/);
  });

  test("names the filters that there are for one that there is not", async () => {
    const { sandbox } = createTestSandbox();
    await expect(sandbox.waitForMessage({ number: "1" })).rejects.toThrow("number: not known here; there are after,");
  });

  test("ends with its signal", async () => {
    const { sandbox } = createTestSandbox();
    await expect(sandbox.waitForMessage({}, { signal: AbortSignal.abort() })).rejects.toThrow("there is none");
  });
});

test("calls, what was said, requests and callbacks are waited for, too", async () => {
  const { cloopen, sub, sandbox } = createCaller({ callAuthUrl: "http://127.0.0.1:9/**" });
  await voiceVerify(cloopen, { to: "13800138000", verifyCode: "0815" });
  await callback(sub, { from: "13800138000", to: "13800138001" });
  const callSid = sandbox.receiveCall({ from: "13800138002", to: "4000000000" });
  expect((await sandbox.waitForVoiceCall({ code: "0815" })).to).toBe("13800138000");
  expect((await sandbox.waitForTwoWayCall({ to: "13800138001" })).callee).toEqual({});
  expect((await sandbox.waitForIvrCall({ to: "13800138002" })).id).toBe(callSid);
  expect((await sandbox.waitForTranscript({ callSid })).text).toBe("calls 4000000000 from 13800138002");
  expect((await sandbox.waitForRequest({ operation: "callback" })).statusCode).toBe("000000");
  expect((await sandbox.waitForCallback({ kind: "callAuth" })).method).toBe("POST");
});

test("waitUntil looks whenever something has changed", async () => {
  const { cloopen, sandbox } = createCaller();
  const waiting = sandbox.waitUntil(() => (sandbox.state.messages.size >= 2 ? "two" : undefined));
  await sendTemplateSms(cloopen, sms);
  await sendTemplateSms(cloopen, sms);
  await expect(waiting).resolves.toBe("two");
  await expect(sandbox.waitUntil(() => undefined, { timeout: 1 })).rejects.toThrow("nothing came in 1 ms");
});
