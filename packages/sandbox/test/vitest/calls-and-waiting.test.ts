import { callback, createClient, landingCall, sendTemplateSms, voiceVerify } from "@cloopen-rest/client";
import { describe, expect, it } from "vitest";
import { useSandbox } from "../../src/vitest/index.js";

const SUB = { sid: "d".repeat(32), token: "e".repeat(32) };
const sandbox = useSandbox({ seed: 1, subAccounts: [SUB] });
const TO = "13800138000";

function connect() {
  const { accountSid, authToken, appId, url: baseUrl } = sandbox;
  return createClient({ accountSid, authToken, appId, baseUrl });
}

describe("toHavePlacedCall", () => {
  it("sees calls that play something, two-way calls, and no call that somebody makes to the application", async () => {
    await landingCall(connect(), { to: TO, mediaTxt: "您好" });
    expect(sandbox).toHavePlacedCall({ kind: "landingCall", to: TO, plays: ["您好"] });
    await callback(connect().subAccount(SUB), { from: TO, to: "13900139000" });
    expect(sandbox).toHavePlacedCall({ kind: "callback", from: TO, to: "13900139000" });
    sandbox.receiveCall({ from: "13700137000", to: "4000000000" });
    expect(sandbox).not.toHavePlacedCall({ to: "13700137000" });
    expect(sandbox).not.toHavePlacedCall({ kind: "ivr" });
    expect(sandbox.calls).toHaveLength(2);
  });

  it("lists the calls when it fails, and knows its members", async () => {
    await landingCall(connect(), { to: TO, mediaTxt: "您好" });
    expect(() => expect(sandbox).toHavePlacedCall({ to: "1" })).toThrow('1 call sent:\n  {"kind":"landingCall"');
    const misspelt: object = { number: TO };
    expect(() => expect(sandbox).not.toHavePlacedCall(misspelt)).toThrow("number says nothing of a call");
  });
});

describe("toHaveSentVoiceCode", () => {
  it("sees codes that were read out", async () => {
    expect(sandbox).not.toHaveSentVoiceCode();
    await voiceVerify(connect(), { to: TO, verifyCode: "6532" });
    expect(sandbox).toHaveSentVoiceCode({ to: TO, code: "6532" });
    expect(sandbox).toHaveSentVoiceCode({ code: expect.stringMatching(/^\d{4}$/) });
    expect(sandbox).not.toHaveSentVoiceCode({ code: "9999" });
  });
});

describe("waitForMessage and waitForCall", () => {
  it("take what has come already, and wait for what comes", async () => {
    const waiting = sandbox.waitForMessage({ to: TO });
    await sendTemplateSms(connect(), { to: `13900139000,${TO}`, templateId: "1", datas: ["6532", "5"] });
    const message = await waiting;
    expect(message).toMatchObject({ datas: ["6532", "5"] });
    expect(await sandbox.waitForMessage({ datas: ["6532", expect.any(String)] })).toEqual(message);
    const [call] = await Promise.all([
      sandbox.waitForCall({ kind: "voiceVerify" }),
      voiceVerify(connect(), { to: TO, verifyCode: "6532" }),
    ]);
    expect(call).toMatchObject({ to: TO, plays: ["6532"] });
  });

  it("reject in time, with what came instead", async () => {
    await sendTemplateSms(connect(), { to: TO, templateId: "1", datas: ["6532", "5"] });
    await expect(sandbox.waitForMessage({ to: "13900139000" }, { timeout: 1 })).rejects.toThrow(
      'an SMS like {"to":"13900139000"} did not come in 1 ms; 1 SMS sent:\n  {"to":["13800138000"]',
    );
    const misspelt: object = { number: TO };
    await expect(sandbox.waitForMessage(misspelt)).rejects.toThrow("number says nothing of an SMS");
  });
});
