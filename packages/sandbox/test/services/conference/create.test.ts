import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Plan, planFor, planWith } from "../../support/plan.js";
import { createReceiver, type Receiver } from "../../support/receiver.js";
import { codeOf, DECLARATION, send } from "../../support/reply.js";
import { APP_ID, createTestSandbox, MINUTE, SECOND } from "../../support/test-sandbox.js";

const conference = (settings: object): Plan => planWith("createConference", { Appid: APP_ID, CreateConf: settings });

describe("createConference", () => {
  test("answers flat, without a result element, in both formats", async () => {
    const { sandbox } = createTestSandbox();
    expect((await send(sandbox, planFor("createConference", "json"))).text).toBe(
      '{"statusCode":"000000","confid":"10000001","voiptoconfid":"80000010000001"}',
    );
    expect((await send(sandbox, planFor("createConference", "xml"))).text).toBe(
      `${DECLARATION}<Response><statusCode>000000</statusCode><confid>10000002</confid><voiptoconfid>80000010000002</voiptoconfid></Response>`,
    );
    expect([...sandbox.state.conferences.values()]).toMatchObject([
      { confid: "10000001", settings: { maxmember: "20" } },
      { confid: "10000002", settings: { maxmember: "20" } },
    ]);
  });

  test("with shortconf the id has four digits", async () => {
    const { sandbox } = createTestSandbox();
    for (const shortconf of ["true", "true", "false"]) await send(sandbox, conference({ shortconf }));
    expect([...sandbox.state.conferences.keys()]).toEqual(["1001", "1002", "10000001"]);
  });

  test("autojoin has no effect here; of two values of maxmember the attribute's counts", async () => {
    const { sandbox } = createTestSandbox();
    const plan = conference({ autojoin: "true", maxmember: "4" });
    await send(sandbox, { ...plan, query: (sign, at) => `?sig=${sign(at)}&maxmember=9` });
    expect([...sandbox.state.conferences.values()]).toMatchObject([
      { members: new Map(), settings: { maxmember: "4" } },
    ]);
  });

  test.each([
    ["no attribute", {}, "000000"],
    ["maxmember 3", { maxmember: "3" }, "000000"],
    ["maxmember 300", { maxmember: "300" }, "000000"],
    ["maxmember 2", { maxmember: "2" }, "108023"],
    ["maxmember 301", { maxmember: "301" }, "108023"],
    ["voicemod 3", { voicemod: "3" }, "108023"],
    ["autorecord 1", { autorecord: "1" }, "108023"],
    ["confduration -1", { confduration: "-1" }, "000000"],
    ["confduration x", { confduration: "x" }, "108023"],
  ])("%s → its code", async (_, settings, code) => {
    const { sandbox } = createTestSandbox({ strict: true });
    expect(await codeOf(sandbox, conference(settings))).toBe(code);
  });

  test.each([
    ["Appid absent", { CreateConf: {} }, "111169"],
    ["Appid empty", { Appid: "", CreateConf: {} }, "111169"],
    ["Appid with a hyphen", { Appid: `${APP_ID.slice(1)}-`, CreateConf: {} }, "111170"],
    ["Appid too short", { Appid: "c", CreateConf: {} }, "111171"],
    ["Appid unknown", { Appid: "0".repeat(32), CreateConf: {} }, "111181"],
    ["the application before its command", { Appid: "0", CreateConf: { maxmember: "2" } }, "111171"],
    ["command under another name", { Appid: APP_ID, CreateConference: {} }, "108022"],
    ["appId in the spelling of other operations", { appId: APP_ID, CreateConf: {} }, "111169"],
  ])("%s → its code", async (_, body, code) => {
    const { sandbox } = createTestSandbox();
    expect(await codeOf(sandbox, planWith("createConference", body))).toBe(code);
  });

  test("a conference that nobody joined is deleted after 10 minutes, not before", async () => {
    const { sandbox, clock } = createTestSandbox();
    await send(sandbox, conference({}));
    clock.advance(10 * MINUTE - 1);
    expect(sandbox.state.conferences.size).toBe(1);
    clock.advance(1);
    expect(sandbox.state.conferences.size).toBe(0);
  });

  test("one that somebody joined stays", async () => {
    const { sandbox, clock } = createTestSandbox();
    await send(sandbox, conference({}));
    sandbox.state.conferences.get("10000001")?.members.set("call", "13800138000");
    clock.advance(11 * MINUTE);
    expect(sandbox.state.conferences.size).toBe(1);
  });
});

describe("notifications of a conference", () => {
  let receiver: Receiver;
  beforeEach(async () => {
    receiver = await createReceiver();
  });
  afterEach(() => receiver.close());

  test("its creation and its deletion go to relative URLs below the application's, by POST, without a body", async () => {
    const { sandbox, clock } = createTestSandbox({ ivrUrl: `${receiver.url}/ivr` });
    await send(sandbox, conference({ action: "confcreated", delreporturl: "/confdeleted?room=7" }));
    await sandbox.settled();
    expect(receiver.received).toMatchObject([
      { method: "POST", url: "/ivr/confcreated?confid=10000001&createtime=20240229120000", body: "" },
    ]);
    clock.advance(10 * MINUTE + SECOND);
    await sandbox.settled();
    expect(receiver.received.map(({ url }) => url).slice(1)).toEqual([
      "/ivr/confdeleted?room=7&confid=10000001&deltime=20240229121000",
    ]);
    expect(sandbox.callbacks.map(({ status, at }) => ({ status, at }))).toEqual([
      { status: 200, at: clock.now() - 10 * MINUTE - SECOND },
      { status: 200, at: clock.now() - SECOND },
    ]);
  });

  test("a slash at the end of the application's URL is not doubled", async () => {
    const { sandbox } = createTestSandbox({ ivrUrl: `${receiver.url}/ivr/` });
    await send(sandbox, conference({ action: "confcreated" }));
    await sandbox.settled();
    expect(receiver.received[0]?.url).toMatch(/^\/ivr\/confcreated\?/);
  });

  test.each([
    ["no relative URL", {}, true],
    ["an empty relative URL", { action: "", delreporturl: "" }, true],
    ["no IVR notification URL of the application", { action: "a", delreporturl: "b" }, false],
  ])("%s: no notification", async (_, settings, hasUrl) => {
    const { sandbox, clock } = createTestSandbox(hasUrl ? { ivrUrl: receiver.url } : {});
    await send(sandbox, conference(settings));
    clock.advance(11 * MINUTE);
    await sandbox.settled();
    expect(sandbox.callbacks).toEqual([]);
    expect(sandbox.state.conferences.size).toBe(0);
  });

  test("a conference that somebody joined is not reported as deleted", async () => {
    const { sandbox, clock } = createTestSandbox({ ivrUrl: receiver.url });
    await send(sandbox, conference({ delreporturl: "gone" }));
    sandbox.state.conferences.get("10000001")?.members.set("call", "13800138000");
    clock.advance(11 * MINUTE);
    await sandbox.settled();
    expect(sandbox.callbacks).toEqual([]);
  });

  test("after a reset the conference of before is not reported as deleted", async () => {
    const attempts: string[] = [];
    const { sandbox, clock } = createTestSandbox({
      ivrUrl: receiver.url,
      onCallback: ({ url }) => void attempts.push(url),
    });
    await send(sandbox, conference({ delreporturl: "gone" }));
    sandbox.reset();
    clock.advance(MINUTE);
    await send(sandbox, { ...conference({ delreporturl: "new" }), timestamp: "20240229120100" });
    clock.advance(11 * MINUTE);
    await sandbox.settled();
    expect(receiver.received.map(({ url }) => url.split("?")[0])).toEqual(["/new"]);
  });
});
