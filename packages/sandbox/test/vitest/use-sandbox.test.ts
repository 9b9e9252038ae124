import { createClient, sendTemplateSms } from "@cloopen-rest/client";
import { describe, expect, expectTypeOf, it } from "vitest";
import { type SentSms, type UsedSandbox, useSandbox } from "../../src/vitest/index.js";

const sandbox = useSandbox({ seed: 1 });
const SMS = { to: "13800138000", templateId: "1", datas: ["6532", "5"] };

function connect() {
  const { accountSid, authToken, appId, url: baseUrl } = sandbox;
  return createClient({ accountSid, authToken, appId, baseUrl });
}

function failureOf(assertion: () => void): string {
  try {
    assertion();
  } catch (error) {
    return String(error);
  }
  throw new Error("the assertion passed");
}

describe("toHaveSentSms", () => {
  it("sees what a client sent", async () => {
    await sendTemplateSms(connect(), SMS);
    expect(sandbox).toHaveSentSms();
    expect(sandbox).toHaveSentSms(SMS);
    await sendTemplateSms(connect(), { ...SMS, subAppend: "0042" });
    expect(sandbox).toHaveSentSms({ subAppend: "0042" });
    expect(sandbox).toHaveSentSms({ datas: ["6532", expect.any(String)], text: expect.stringContaining("6532") });
    expect(sandbox.messages).toHaveLength(2);
  });

  it("begins each test without messages", () => {
    expect(sandbox.messages).toEqual([]);
    expect(sandbox).not.toHaveSentSms();
  });

  it.each<SentSms>([
    { to: "13900139000" },
    { templateId: "2" },
    { datas: ["6532"] },
    { text: "6532" },
    { subAppend: "0042" },
    { reqId: "another" },
  ])("fails for another message: %o", async (other) => {
    await sendTemplateSms(connect(), SMS);
    expect(sandbox).not.toHaveSentSms(other);
    expect(() => expect(sandbox).toHaveSentSms(other)).toThrow("expected an SMS like");
  });

  it("counts each recipient of one message", async () => {
    await sendTemplateSms(connect(), { ...SMS, to: "13800138000,13900139000" });
    expect(sandbox).toHaveSentSms({ to: "13900139000" });
    expect(sandbox.messages).toHaveLength(1);
  });

  it("lists what was sent when it fails, and no credentials", async () => {
    expect(failureOf(() => expect(sandbox).toHaveSentSms(SMS))).toContain("no SMS was sent");
    await sendTemplateSms(connect(), SMS);
    const failure = failureOf(() => expect(sandbox).toHaveSentSms({ to: "13900139000" }));
    expect(failure).toContain('1 SMS sent:\n  {"to":["13800138000"],"templateId":"1","datas":["6532","5"]');
    expect(failure).not.toContain(sandbox.authToken);
    expect(failureOf(() => expect(sandbox).not.toHaveSentSms(SMS))).toContain("expected no SMS like");
  });

  it("knows its members, for `not` would pass with any other", () => {
    const misspelt: object = { templateid: "1" };
    expect(() => expect(sandbox).not.toHaveSentSms(misspelt)).toThrow("templateid says nothing of an SMS");
  });

  it("says what it is for", () => {
    expect(() => expect("text").toHaveSentSms()).toThrow("expect(sandbox)");
  });
});

it("works with any client through its url", async () => {
  const reply = await fetch(`${sandbox.url}/Accounts/${sandbox.accountSid}/AccountInfo`);
  expect(reply.status).toBe(200);
  expect(sandbox).not.toHaveSentSms();
});

it("is typed", () => {
  expectTypeOf(sandbox).toEqualTypeOf<UsedSandbox>();
  expectTypeOf(expect(sandbox).toHaveSentSms).parameters.toEqualTypeOf<[expected?: SentSms | undefined]>();
  // @ts-expect-error -- a number is a text on the wire
  expect(sandbox).not.toHaveSentSms({ to: 13800138000 });
});
