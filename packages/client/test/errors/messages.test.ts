import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { getAccountInfo, sendTemplateSms, voiceVerify } from "../../src/index.js";
import { json, resetAtOnce } from "../support/answers.js";
import { caught } from "../support/caught.js";
import { makeClient } from "../support/make-client.js";
import { startWireServer } from "../support/wire-server.js";

const server = await startWireServer();
afterAll(() => server.close());
beforeEach(() => server.reset());

const SMS = { to: "13800138000", templateId: "1" };

describe("the message of an API error", () => {
  it("has the code, the platform's message and the English meaning", async () => {
    server.answer(json({ statusCode: "112310", statusMsg: "【短信】应用未上线" }));
    const error = await caught(() => sendTemplateSms(makeClient(server), SMS));
    expect(error).toMatchObject({
      message: expect.stringMatching(/^sendTemplateSms: 112310 【短信】应用未上线 \(.*not.*live.*\)$/),
    });
  });

  it.each([
    ["of a range that the catalogue has", "111050", /^sendTemplateSms: 111050 \(.+\)$/],
    ["without a meaning, where the code is in no list", "987654", /^sendTemplateSms: 987654$/],
  ])("has the meaning %s", async (_, statusCode, message) => {
    server.answer(json({ statusCode }));
    expect(await caught(() => sendTemplateSms(makeClient(server), SMS))).toMatchObject({
      message: expect.stringMatching(message),
    });
  });
});

describe("the stack of an error", () => {
  it("shows the line of the caller, from a connection that was reset", async () => {
    server.answer(resetAtOnce);
    async function theCaller(): Promise<void> {
      await sendTemplateSms(makeClient(server), SMS);
    }
    const error = await caught(theCaller);
    expect(error instanceof Error && error.stack).toContain("theCaller");
  });

  it("shows the line of the caller, from an argument that is missing", async () => {
    async function theCaller(): Promise<void> {
      // @ts-expect-error: no template
      await sendTemplateSms(makeClient(server), { to: "1" });
    }
    const error = await caught(theCaller);
    expect(error instanceof Error && error.stack).toContain("theCaller");
  });
});

describe("a reqId", () => {
  it("is in the result, whether the client's or the caller's", async () => {
    server.answer(json({ statusCode: "000000", templateSMS: { smsMessageSid: "1" } }));
    const byId = makeClient(server, { retry: { smsByReqId: true } });
    const made = await sendTemplateSms(byId, SMS);
    expect(server.theRequest().body.toString()).toContain(`"reqId":"${made.reqId}"`);
    expect(await sendTemplateSms(makeClient(server), { ...SMS, reqId: "mine" })).toMatchObject({ reqId: "mine" });
    expect(await sendTemplateSms(makeClient(server), SMS)).not.toHaveProperty("reqId");
  });

  it("is in the error", async () => {
    server.answer(json({ statusCode: "112310" }));
    const error = await caught(() => sendTemplateSms(makeClient(server), { ...SMS, reqId: "mine" }));
    expect(error).toMatchObject({ reqId: "mine" });
    expect(await caught(() => sendTemplateSms(makeClient(server), SMS))).not.toHaveProperty("reqId");
  });
});

describe("a mistake in the arguments", () => {
  it.each([
    ["no client", () => getAccountInfo(undefined as never)],
    ["the arguments in place of the client", () => sendTemplateSms(SMS as never, {} as never)],
    ["nothing", () => Reflect.apply(sendTemplateSms, undefined, [])],
  ])("%s is a CloopenError", async (_, call) => {
    expect(await caught(call)).toMatchObject({
      kind: "config",
      message: expect.stringMatching(/^\w+: the first argument must be a client: \w+\(createClient\(\), …\)$/),
    });
  });

  it.each([{}, { verifyCode: "" }, { playVerifyCode: "" }, { verifyCode: "", playVerifyCode: "" }])(
    "a voice code without a code, as %j, is named, and nothing is sent",
    async (code) => {
      // @ts-expect-error: the types know that one of the two is needed, but not that it may be empty
      const call = () => voiceVerify(makeClient(server), { to: "13800138000", ...code });
      expect(await caught(call)).toMatchObject({
        kind: "encode",
        message: "voiceVerify: verifyCode or playVerifyCode is needed",
      });
      expect(server.connections).toBe(0);
    },
  );
});
