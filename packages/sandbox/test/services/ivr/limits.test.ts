import { createConference, dialIvr } from "@cloopen-rest/client";
import { beforeEach, expect, test } from "vitest";
import { createForeignClient } from "../../support/foreign-client.js";
import { SECOND } from "../../support/test-sandbox.js";

// One for all: the schemas of a sandbox are made ready once.
const { post, client, sandbox } = createForeignClient();
beforeEach(() => sandbox.reset());

const UNKNOWN = "f".repeat(32);

/** Limits and enumerations of spec/reference/ivr.md#commands-on-a-running-call and spec/reference/conference.md#controlconference and spec/reference/contact-centre.md#queues, with what is just within and just beyond them. */
const LIMITS: readonly (readonly [path: string, within: string, beyond: string])[] = [
  ["conf", '<ConfAlarmClock confid="C" time="1"/>', '<ConfAlarmClock confid="C" time="0"/>'],
  [
    "conf",
    '<ConfAlarmClock confid="C" time="1" timeraction="2"/>',
    '<ConfAlarmClock confid="C" time="1" timeraction="3"/>',
  ],
  ["conf", '<ConfAlarmClock confid="C" time="1"/>', '<ConfAlarmClock confid="C"/>'],
  ["conf", '<ConfPlay confid="C" filename="a" loop="-1"/>', '<ConfPlay confid="C" filename="a" loop="-2"/>'],
  ["conf", '<ConfPlay confid="C" filename="a"/>', '<ConfPlay confid="C"/>'],
  ["conf", '<ConfRecord confid="C" time="0"/>', '<ConfRecord confid="C" time="-1"/>'],
  ["conf", '<ConfVolumeAdjust confid="C" adjusttype="false"/>', '<ConfVolumeAdjust confid="C"/>'],
  ["conf", '<ConfVolumeAdjust confid="C" adjusttype="true"/>', '<ConfVolumeAdjust confid="C" adjusttype="up"/>'],
  [
    "conf",
    '<InviteJoinConf confid="C" number="13900139000" role="1"/>',
    '<InviteJoinConf confid="C" number="1" role="2"/>',
  ],
  [
    "conf",
    '<InviteJoinConf confid="C" number="13900139000" speak="0"/>',
    '<InviteJoinConf confid="C" number="1" speak="2"/>',
  ],
  ["conf", '<InviteJoinConf confid="C" number="13900139000"/>', '<InviteJoinConf confid="C"/>'],
  ["conf", '<DismissConf confid="C" autohangup="true"/>', '<DismissConf confid="C" autohangup="yes"/>'],
  ["call", '<Transfer callid="L" number="13900139000"/>', '<Transfer callid="L"/>'],
  ["call", '<Monitor callid="L"/>', "<Monitor/>"],
  ["call", '<QueryCallState callid="L"/>', '<QueryCallState callid="1"/>'],
  ["createqueue", '<CreateQueue queuetype="999999999"/>', '<CreateQueue queuetype="1000000000"/>'],
  ["createqueue", '<CreateQueue queuetype="1"/>', "<CreateQueue/>"],
  [
    "createqueue",
    '<CreateQueue queuetype="1" worktime="09:00-12:00;13:30-18:00"/>',
    '<CreateQueue queuetype="1" worktime="9-12"/>',
  ],
  [
    "createqueue",
    '<CreateQueue queuetype="1" offworkweekday="Sat#Sun"/>',
    '<CreateQueue queuetype="1" offworkweekday="Saturday"/>',
  ],
  [
    "createqueue",
    '<CreateQueue queuetype="1" offworkdate="2024-10-01:2024-10-01"/>',
    '<CreateQueue queuetype="1" offworkdate="2024-10-01:10-07"/>',
  ],
  [
    "createqueue",
    '<CreateQueue queuetype="1" offworkdate="2024-10-01"/>',
    '<CreateQueue queuetype="1" offworkdate="2024-10"/>',
  ],
  [
    "agentonwork",
    '<AgentOnWork agentid="1001" number="1" agentstate="3"/>',
    '<AgentOnWork agentid="1001" number="1" agentstate="4"/>',
  ],
  [
    "agentonwork",
    '<AgentOnWork agentid="1001" number="1" agenttype="0,2"/>',
    '<AgentOnWork agentid="1001" number="1" agenttype="0;2"/>',
  ],
  ["agentonwork", '<AgentOnWork agentid="1001" number="1"/>', '<AgentOnWork agentid="1001"/>'],
];

test.each(LIMITS)("%s: %s is taken, %s is not", async (path, within, beyond) => {
  const { confid } = await createConference(client);
  const { callSid } = await dialIvr(client, { number: "13800138000" });
  await sandbox.advance(4 * SECOND);
  const written = (command: string): string => command.replace('"C"', `"${confid}"`).replace('"L"', `"${callSid}"`);
  const query = path === "conf" ? `&confid=${confid}` : path === "call" ? `&callid=${callSid}` : "";
  expect(await post(path, written(beyond), query)).toBe("108023");
  expect(await post(path, written(within), query)).toBe("000000");
  expect(sandbox.warnings).toEqual([]);
});

test.each(["123", "123456789", "12a4", ""])("confid %j: 110128", async (confid) => {
  expect(await post("conf", `<QueryConfState confid="${confid}"/>`)).toBe("110128");
});

test("two commands, or none, or one of another path: 108022", async () => {
  for (const command of [
    `<QueryCallState callid="${UNKNOWN}"/><Monitor callid="${UNKNOWN}"/>`,
    "",
    '<QueryConfState confid="10000001"/>',
  ]) {
    expect(await post("call", command)).toBe("108022");
  }
});
