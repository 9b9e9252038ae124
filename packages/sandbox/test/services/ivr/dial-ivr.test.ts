import { dialIvr, queryCallState } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { codeFrom } from "../../support/code-from.js";
import { createIvrWorld } from "../../support/ivr-world.js";
import { APP_ID, MINUTE, SECOND } from "../../support/test-sandbox.js";

const PHONE = "13800138000";

describe("dialIvr", () => {
  test("a call that is answered: startservice, ten seconds, stopservice", async () => {
    const { client, clock, heard, sandbox } = createIvrWorld();
    const { callSid, orderId } = await dialIvr(client, { number: PHONE, userdata: "b3JkZXItNDI=" });
    expect(callSid).toMatch(/^[0-9a-f]{32}$/);
    expect(orderId).toMatch(/^CM\d{20}$/);
    clock.advance(3 * SECOND - 1);
    expect(await heard()).toEqual([]);
    clock.advance(1);
    expect(await heard()).toEqual([
      `startservice?appid=${APP_ID}&callid=${callSid}&from=&to=${PHONE}&direction=1&userdata=b3JkZXItNDI%3D`,
    ]);
    clock.advance(10 * SECOND - 1);
    expect(await heard()).toEqual([]);
    clock.advance(1);
    expect(await heard()).toEqual([
      `stopservice?appid=${APP_ID}&callid=${callSid}&starttime=20240229120003&endtime=20240229120013&callduration=10&userdata=b3JkZXItNDI%3D`,
    ]);
    expect(sandbox.callbacks.map(({ kind, status }) => [kind, status])).toEqual([
      ["ivrStartService", 200],
      ["ivrStopService", 200],
    ]);
  });

  test("record: stopservice has the recording", async () => {
    const { client, heard, sandbox } = createIvrWorld();
    await dialIvr(client, { number: PHONE, record: "true" });
    await sandbox.advance(MINUTE);
    const [start, stop] = await heard();
    expect(start).not.toContain("userdata");
    expect(stop).toMatch(/&recordurl=http%3A%2F%2Ffiles\.invalid%2F[^&]+\.wav&recordid=\d+$/);
  });

  test.each([
    ["19901000000", "107480"],
    ["19902000000", "107486"],
    ["19903000000", "107404"],
    ["19904000000", "107603"],
  ])("%s is not answered: stopservice alone, with errorcode %s", async (number, errorcode) => {
    const { client, clock, heard } = createIvrWorld();
    const { callSid } = await dialIvr(client, { number, record: "true" });
    clock.advance(MINUTE);
    expect(await heard()).toEqual([
      expect.stringMatching(
        `^stopservice\\?appid=${APP_ID}&callid=${callSid}&endtime=202402291200\\d\\d&callduration=0&errorcode=${errorcode}$`,
      ),
    ]);
  });

  test("19905 hangs up early", async () => {
    const { client, clock, heard } = createIvrWorld();
    await dialIvr(client, { number: "19905000000" });
    clock.advance(MINUTE);
    const [start, stop, ...more] = await heard();
    expect(start).toMatch(/^startservice\?/);
    expect(stop).toMatch(/&callduration=2$/);
    expect(more).toEqual([]);
  });

  test("without an IVR notification URL → 108015", async () => {
    const { client, sandbox } = createIvrWorld();
    sandbox.admin.setApplication({ ivrUrl: undefined });
    expect(await codeFrom(dialIvr(client, { number: PHONE }))).toBe("108015");
    expect(sandbox.state.calls.size).toBe(0);
  });

  test("a number that asks for a code → that code; not live → 111212", async () => {
    const { client, sandbox } = createIvrWorld();
    expect(await codeFrom(dialIvr(client, { number: "19900110080" }))).toBe("110080");
    sandbox.admin.setApplication({ live: false });
    expect(await codeFrom(dialIvr(client, { number: PHONE }))).toBe("111212");
  });

  test("in JSON, too", async () => {
    const { client } = createIvrWorld();
    const { callSid } = await dialIvr(client, { number: PHONE }, { format: "json" });
    expect(await queryCallState(client, { callid: callSid }, { format: "json" })).toEqual({ callSid, state: "0" });
  });
});
