import { describe, expect, test } from "vitest";
import { APP_ID, createTestSandbox } from "../support/test-sandbox.js";

const SMS = { to: "13800138000", appId: APP_ID, templateId: "1", datas: ["6532", "5"] };

describe("admin.runOperation", () => {
  const { sandbox } = createTestSandbox();

  test("carries an operation out without a request for it", () => {
    expect(sandbox.admin.runOperation("sendTemplateSms", SMS)).toHaveProperty("templateSMS.smsMessageSid");
    expect(sandbox.state.messages.size).toBe(1);
  });

  test("throws the status code of a rejection, with its meaning", () => {
    const rejected = { ...SMS, to: "19900112310" };
    expect(() => sandbox.admin.runOperation("sendTemplateSms", rejected)).toThrow(/^112310: application not live/);
    expect(() => sandbox.admin.runOperation("sendTemplateSms", { ...SMS, appId: "e".repeat(32) })).toThrow(/^111181/);
  });

  test("rejects a body that the contract does not allow", () => {
    expect(() => sandbox.admin.runOperation("sendTemplateSms", { ...SMS, datas: "6532" })).toThrow(TypeError);
    expect(() => sandbox.admin.runOperation("sendTemplateSms", "text")).toThrow(TypeError);
  });

  test("names what is wrong in the command that was meant", () => {
    const body = { Appid: APP_ID, ConfMute: { confid: "10000001", callid: ["1"] } };
    expect(() => sandbox.admin.runOperation("controlConference", body)).toThrow("/ConfMute/callid must be string");
  });

  test.each(["sendNothing", "__proto__", "toString"])("names what there is for %s", (name) => {
    expect(() => sandbox.admin.runOperation(name, {})).toThrow(/no such operation; there are .*controlConference/);
  });
});
