import { fetchSmsReports, sendSms, sendTemplateSms } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { smsOutcome } from "../../../src/telephony/test-numbers.js";
import { createCaller, memberOf, SERVER } from "../../support/caller.js";
import { HOUR, MINUTE, SECOND } from "../../support/test-sandbox.js";

const DELIVERED = { status: "0", deliverCode: "DELIVRD" };
const FAILED = { status: "1", deliverCode: "UNDELIV" };

test.each([
  ["13800138000", { report: DELIVERED, afterMs: 4_000 }],
  ["19901000000", { report: DELIVERED, afterMs: 4_000 }],
  ["19906000000", { report: FAILED, afterMs: 4_000 }],
  ["19906123456", { report: FAILED, afterMs: 4_000 }],
  ["19907000000", { report: DELIVERED, afterMs: 0 }],
  ["19907000600", { report: DELIVERED, afterMs: 600_000 }],
  ["19907999999", { report: DELIVERED, afterMs: 999_999_000 }],
  ["19908000000", { report: undefined }],
  ["19909000000", { report: DELIVERED, afterMs: 4_000 }],
  ["1990600000", { report: DELIVERED, afterMs: 4_000 }],
  ["199060000000", { report: DELIVERED, afterMs: 4_000 }],
])("a message to %s: %j", (number, outcome) => {
  expect(smsOutcome(number)).toEqual(outcome);
});

describe.each(["json", "xml"] as const)("status reports pushed in %s, and fetched", (format) => {
  const world = () => {
    const caller = createCaller({ smsCallbackUrl: `${SERVER}/sms` });
    caller.sandbox.admin.setApplication({ smsCallbackFormat: format });
    const pushed = (): readonly (readonly (string | undefined)[])[] =>
      caller
        .told("smsStatusReport")
        .map((body) => ["fromNum", "status", "deliverCode", "recvTime"].map((name) => read(body, name)));
    const fetched = async () => {
      const { reports = [] } = await fetchSmsReports(caller.cloopen, {}, { format });
      return reports.map(({ fromNum, status, deliverCode, recvTime }) => [fromNum, status, deliverCode, recvTime]);
    };
    return { ...caller, pushed, fetched };
  };
  const read = (body: string, name: string): string | undefined =>
    format === "xml" ? memberOf(body, name) : new RegExp(`"${name}":"([^"]*)"`).exec(body)?.[1];

  test("each recipient of one message has its own outcome, at its own time", async () => {
    const { cloopen, clock, sandbox, pushed, fetched } = world();
    const to = "19906000000,13800138000,19907000600,19908000000,19907003600";
    await sendTemplateSms(cloopen, { to, templateId: "1", datas: ["1", "2"] }, { format });
    clock.advance(4 * SECOND);
    const soon = [
      ["19906000000", "1", "UNDELIV", "20240229120004"],
      ["13800138000", "0", "DELIVRD", "20240229120004"],
    ];
    await sandbox.settled();
    expect(pushed()).toEqual(soon);
    clock.advance(10 * MINUTE - 4 * SECOND);
    clock.advance(HOUR);
    await sandbox.settled();
    const all = [
      ...soon,
      ["19907000600", "0", "DELIVRD", "20240229121000"],
      ["19907003600", "0", "DELIVRD", "20240229130000"],
    ];
    expect(pushed()).toEqual(all);
    expect(await fetched()).toEqual(all);
  });

  test("free texts, too", async () => {
    const { cloopen, clock, sandbox, pushed } = world();
    await sendSms(cloopen, { to: "19906000001", body: "hello" }, { format });
    clock.advance(4 * SECOND);
    await sandbox.settled();
    expect(pushed()).toEqual([["19906000001", "1", "UNDELIV", "20240229120004"]]);
  });
});
