import { voiceVerify } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { createCaller, memberOf, SERVER } from "../../support/caller.js";
import { codeFrom } from "../../support/code-from.js";
import { planWith } from "../../support/plan.js";
import { codeOf } from "../../support/reply.js";
import { APP_ID } from "../../support/test-sandbox.js";

const respUrl = `${SERVER}/voice`;

describe("voiceVerify", () => {
  test.each(["json", "xml"] as const)("reads out the code, and tells the result (%s)", async (format) => {
    const { cloopen, sandbox, told, pass } = createCaller();
    const params = { to: "13800138000", verifyCode: "6532", respUrl, userData: "login42" };
    const { callSid = "", dateCreated } = await voiceVerify(cloopen, params, { format });
    expect(dateCreated).toBe("2024-02-29 12:00:00");
    expect(sandbox.state.voiceCalls.get(callSid)).toMatchObject({ kind: "voiceVerify", plays: ["6532"] });
    await pass(13);
    const [body] = told("voiceVerifyResult");
    expect(body).toMatch(/<Request>.*<\/Request>$/s);
    expect(
      ["action", "callSid", "number", "state", "duration", "userData"].map((name) => memberOf(body, name)),
    ).toEqual(["VoiceCode", callSid, "13800138000", "0", "10", "login42"]);
  });

  test("without respUrl nobody is notified", async () => {
    const { cloopen, sandbox, pass } = createCaller();
    await voiceVerify(cloopen, { to: "13800138000", verifyCode: "6532" });
    await pass(13);
    expect(sandbox.callbacks).toEqual([]);
    expect([...sandbox.state.voiceCalls.values()][0]).toMatchObject({ phase: "over", result: "0" });
  });

  test.each([
    [{ verifyCode: "6532", playVerifyCode: "a.wav;b.wav", welcomePrompt: "w.wav" }, ["a.wav", "b.wav"]],
    [{ verifyCode: "6532", welcomePrompt: "w.wav" }, ["w.wav", "6532"]],
    [{ playVerifyCode: "a.wav" }, ["a.wav"]],
  ])("%j plays %j", async (members, plays) => {
    const { cloopen, sandbox } = createCaller();
    await voiceVerify(cloopen, { to: "13800138000", ...members });
    expect([...sandbox.state.voiceCalls.values()][0]?.plays).toEqual(plays);
  });

  test.each([
    [{ verifyCode: "123" }, "108034"],
    [{ verifyCode: "1".repeat(21) }, "108034"],
    [{ verifyCode: "" }, "160031"],
    [{ playTimes: "0" }, "108036"],
    [{ to: "19900110063" }, "110063"],
  ])("%j → %s", async (members, code) => {
    const { sandbox } = createCaller();
    const plan = planWith("listSubAccounts", { appId: APP_ID, to: "13800138000", verifyCode: "6532", ...members });
    expect(await codeOf(sandbox, { ...plan, rest: "/Calls/VoiceVerify" })).toBe(code);
  });

  test("not live: test numbers only, else 111324", async () => {
    const { cloopen, sandbox } = createCaller();
    sandbox.admin.setApplication({ live: false, testNumbers: new Set(["13800138000"]) });
    expect(await codeFrom(voiceVerify(cloopen, { to: "13800138000", verifyCode: "6532" }))).toBe("000000");
    expect(await codeFrom(voiceVerify(cloopen, { to: "13800138001", verifyCode: "6532" }))).toBe("111324");
  });
});
