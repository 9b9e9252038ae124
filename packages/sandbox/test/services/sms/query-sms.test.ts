import { querySms, sendTemplateSms } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { createCaller } from "../../support/caller.js";
import { codeFrom } from "../../support/code-from.js";
import { planWith } from "../../support/plan.js";
import { codeOf } from "../../support/reply.js";
import { HOUR } from "../../support/test-sandbox.js";

const DAY = "20240229";
const NEVER_REPORTED = "19908000000";

async function send(to: string) {
  const caller = createCaller();
  const { smsMessageSid: msgId = "" } = await sendTemplateSms(caller.cloopen, {
    to,
    templateId: "1",
    datas: ["6532", "5"],
    reqId: "order1",
  });
  return { ...caller, msgId };
}

describe("querySms", () => {
  test.each(["json", "xml"] as const)("gives the report of each recipient once it has come (%s)", async (format) => {
    const { cloopen, clock, msgId } = await send("13800138000,19906000000");
    const query = { msgId, date: DAY };
    expect(await codeFrom(querySms(cloopen, query, { format }))).toBe("112356");
    clock.advance(4_000);
    const report = {
      content: msgId,
      dateSent: "20240229120000",
      recvTime: "20240229120004",
      reqId: "order1",
      smsCount: "1",
    };
    const delivered = { ...report, fromNum: "13800138000", status: "0", deliverCode: "DELIVRD" };
    const failed = { ...report, fromNum: "19906000000", status: "1", deliverCode: "UNDELIV" };
    expect(await querySms(cloopen, query, { format })).toEqual({ reports: [delivered, failed] });
    expect(await querySms(cloopen, { ...query, phoneNum: "19906000000" }, { format })).toEqual({ reports: [failed] });
  });

  test("rejects with 112356 as long as a number has no report", async () => {
    const { cloopen, clock, msgId } = await send(`13800138000,${NEVER_REPORTED}`);
    clock.advance(HOUR);
    const query = { msgId, date: DAY };
    expect(await codeFrom(querySms(cloopen, { ...query, phoneNum: NEVER_REPORTED }))).toBe("112356");
    expect((await querySms(cloopen, query)).reports).toHaveLength(1);
  });

  test("rejects with 112351 an unknown message, another day and another number", async () => {
    const { cloopen, clock, msgId } = await send("13800138000");
    clock.advance(4_000);
    for (const query of [
      { msgId: "0".repeat(32), date: DAY },
      { msgId, date: "20240228" },
      { msgId, date: DAY, phoneNum: "13800138001" },
    ])
      expect(await codeFrom(querySms(cloopen, query))).toBe("112351");
  });

  test("rejects with 112352 after seven days", async () => {
    const { cloopen, clock, msgId } = await send("13800138000");
    clock.advance(7 * 24 * HOUR);
    expect(await codeFrom(querySms(cloopen, { msgId, date: DAY }))).toBe("000000");
    clock.advance(1);
    expect(await codeFrom(querySms(cloopen, { msgId, date: DAY }))).toBe("112352");
  });

  test.each([
    ["date absent", { date: undefined }, "112324"],
    ["date with dashes", { date: "2024-02-29" }, "112327"],
    ["msgId absent", { msgId: undefined }, "112325"],
    ["msgId too short", { msgId: "f" }, "160047"],
    ["phoneNum with letters", { phoneNum: "1380013800x" }, "112328"],
  ])("%s → its code", async (_, fields, code) => {
    const { sandbox } = createCaller();
    const body = { msgId: "f".repeat(32), date: DAY, ...fields };
    expect(await codeOf(sandbox, { ...planWith("sendTemplateSms", body), rest: "/SMS/QuerySMS" })).toBe(code);
  });
});
