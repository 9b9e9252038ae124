import { describe, expect, test } from "vitest";
import { planFor, planWith } from "../../support/plan.js";
import { codeOf, DECLARATION, send } from "../../support/reply.js";
import { APP_ID, createTestSandbox } from "../../support/test-sandbox.js";

const lenient = createTestSandbox().sandbox;
const strict = createTestSandbox({ strict: true }).sandbox;

const named = (friendlyName: string) => planWith("createSubAccount", { appId: APP_ID, friendlyName });

describe("createSubAccount", () => {
  test("answers the new credentials, in JSON", async () => {
    const { sandbox } = createTestSandbox();
    const { text } = await send(sandbox, planFor("createSubAccount", "json"));
    const made = [...sandbox.state.subAccounts.values()].at(-1);
    expect(made).toMatchObject({ appId: APP_ID, friendlyName: "customer42@example.com", status: "1" });
    expect(made?.sid).toMatch(/^[0-9A-Za-z]{32}$/);
    expect(made?.voipAccount).toMatch(/^\d{14}$/);
    expect(text).toBe(
      `{"statusCode":"000000","SubAccount":{"subAccountSid":"${made?.sid}","subToken":"${made?.token}",` +
        `"dateCreated":"2024-02-29 12:00:00","voipAccount":"${made?.voipAccount}","voipPwd":"${made?.voipPwd}"}}`,
    );
  });

  test("answers the new credentials, in XML", async () => {
    const { sandbox } = createTestSandbox();
    const { text } = await send(sandbox, planFor("createSubAccount", "xml"));
    const made = [...sandbox.state.subAccounts.values()].at(-1);
    expect(text).toBe(
      `${DECLARATION}<Response><statusCode>000000</statusCode><SubAccount><subAccountSid>${made?.sid}</subAccountSid>` +
        `<subToken>${made?.token}</subToken><dateCreated>2024-02-29 12:00:00</dateCreated>` +
        `<voipAccount>${made?.voipAccount}</voipAccount><voipPwd>${made?.voipPwd}</voipPwd></SubAccount></Response>`,
    );
  });

  test("the new credentials sign on the sub-account level at once", async () => {
    const { sandbox } = createTestSandbox();
    await send(sandbox, planFor("createSubAccount"));
    const made = [...sandbox.state.subAccounts.values()].at(-1);
    const plan = { ...planFor("callback"), sid: made?.sid ?? "", token: made?.token ?? "" };
    expect(await codeOf(sandbox, plan)).toBe("000000");
  });

  test("name taken → 111150 (observed), and nothing is made", async () => {
    const { sandbox } = createTestSandbox();
    expect(await codeOf(sandbox, named("twice"))).toBe("000000");
    expect(await codeOf(sandbox, named("twice"))).toBe("111150");
    expect(await codeOf(sandbox, named("Twice"))).toBe("000000");
    expect(sandbox.state.subAccounts.size).toBe(3);
  });

  test.each([
    ["name empty", { appId: APP_ID, friendlyName: "" }, "111151"],
    ["name absent", { appId: APP_ID }, "111151"],
    ["name of 65 characters", { appId: APP_ID, friendlyName: "n".repeat(65) }, "111153"],
    ["name of 64 characters", { appId: APP_ID, friendlyName: "n".repeat(64) }, "000000"],
    ["application first: both missing", {}, "111169"],
    ["appId empty", { appId: "", friendlyName: "x" }, "111169"],
    ["appId with a hyphen", { appId: `${APP_ID.slice(1)}-`, friendlyName: "x" }, "111170"],
    ["appId too short", { appId: APP_ID.slice(1), friendlyName: "x" }, "111171"],
    ["appId too long", { appId: `${APP_ID}c`, friendlyName: "x" }, "111171"],
    ["appId unknown", { appId: "0".repeat(32), friendlyName: "x" }, "111181"],
    ["appId in another letter case", { appId: APP_ID.toUpperCase(), friendlyName: "x" }, "111181"],
  ])("%s → its code", async (_, body, code) => {
    for (const sandbox of [lenient, strict]) {
      sandbox.reset();
      expect(await codeOf(sandbox, planWith("createSubAccount", body))).toBe(code);
    }
  });
});
