import { describe, expect, test } from "vitest";
import { planFor, planWith, toRequest } from "../../support/plan.js";
import { codeOf, DECLARATION, send } from "../../support/reply.js";
import { APP_ID, createTestSandbox, SUB } from "../../support/test-sandbox.js";

const lenient = createTestSandbox().sandbox;
const strict = createTestSandbox({ strict: true }).sandbox;

describe("callback", () => {
  test("in JSON", async () => {
    const { sandbox } = createTestSandbox();
    const { text } = await send(sandbox, planFor("callback", "json"));
    const [call] = [...sandbox.state.twoWayCalls.values()];
    expect(call).toMatchObject({ from: "13800138000", to: "13900139000", subAccountSid: SUB.sid });
    expect(call?.callSid).toMatch(/^[0-9A-Za-z]{32}$/);
    expect(call?.orderId).toMatch(/^CM\d{20}$/);
    expect(text).toBe(
      `{"statusCode":"000000","CallBack":{"callSid":"${call?.callSid}","dateCreated":"2024-02-29 12:00:00","orderId":"${call?.orderId}","appId":"${APP_ID}"}}`,
    );
  });

  test("in XML, with the numbers shown", async () => {
    const { sandbox } = createTestSandbox();
    const body =
      "<CallBack><from>1001</from><to>01052823298-3627</to><customerSerNum>4000000000</customerSerNum><fromSerNum>4000000001</fromSerNum></CallBack>";
    const { text } = await send(sandbox, { ...planFor("callback", "xml"), body });
    const [call] = [...sandbox.state.twoWayCalls.values()];
    expect(text).toBe(
      `${DECLARATION}<Response><statusCode>000000</statusCode><CallBack><callSid>${call?.callSid}</callSid>` +
        `<dateCreated>2024-02-29 12:00:00</dateCreated><orderId>${call?.orderId}</orderId><customerSerNum>4000000000</customerSerNum>` +
        `<fromSerNum>4000000001</fromSerNum><appId>${APP_ID}</appId></CallBack></Response>`,
    );
  });

  test.each([
    [
      "every member",
      {
        customerSerNum: "4000000000",
        fromSerNum: "4000000001",
        promptTone: "ring.wav",
        alwaysPlay: "true",
        terminalDtmf: "#",
        userData: "order42",
        maxCallTime: "600",
        hangupCdrUrl: "https://www.example.com/cdr",
        needBothCdr: "0",
        needRecord: "1",
        countDownTime: "60",
        countDownPrompt: "end.wav",
        recordPoint: "1",
        cbContenType: "json",
      },
      "000000",
    ],
    [
      "every member empty",
      {
        customerSerNum: "",
        fromSerNum: "",
        promptTone: "",
        alwaysPlay: "",
        terminalDtmf: "",
        userData: "",
        maxCallTime: "",
        hangupCdrUrl: "",
        needBothCdr: "",
        needRecord: "",
        countDownTime: "",
        countDownPrompt: "",
        recordPoint: "",
        cbContenType: "",
      },
      "000000",
    ],
    ["from empty", { from: "" }, "160031"],
    ["to empty", { to: "" }, "160031"],
    ["alwaysPlay yes", { alwaysPlay: "yes" }, "160031"],
    ["needRecord true", { needRecord: "true" }, "160031"],
    ["maxCallTime ten", { maxCallTime: "ten" }, "160031"],
    ["hangupCdrUrl no URL", { hangupCdrUrl: "cdr" }, "160031"],
    ["userData of 257 letters", { userData: "u".repeat(257) }, "160031"],
  ])("%s → its code", async (_, members, code) => {
    for (const sandbox of [lenient, strict]) {
      sandbox.reset();
      const body = { from: "13800138000", to: "13900139000", ...members };
      expect(await codeOf(sandbox, planWith("callback", body))).toBe(code);
    }
  });

  test("an echoed text that XML cannot carry gets an envelope all the same", async () => {
    const { sandbox } = createTestSandbox();
    const plan = planWith("callback", { from: "1001", to: "1002", customerSerNum: "\u0001" });
    await expect(send(sandbox, { ...plan, accept: "application/xml" })).resolves.toMatchObject({ format: "xml" });
  });

  test("on the Accounts path there is nothing", async () => {
    const { sandbox } = createTestSandbox();
    const response = await sandbox.fetch(toRequest({ ...planFor("callback"), level: "Accounts" }));
    expect(response.status).toBe(404);
  });
});
