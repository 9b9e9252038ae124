import { agentOnWork, createConference, dialIvr } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { isInWorkingHours } from "../../../src/services/contact-centre/queue.js";
import { createForeignClient } from "../../support/foreign-client.js";
import { APP_ID, HOUR, NOON, SECOND } from "../../support/test-sandbox.js";

// That each is noted, and rejected when strict, is in http/leniencies.test.ts.
describe("what clients send though the vendor's tables do not say so (spec/reference/contact-centre.md#disagreements)", () => {
  test.each([
    ["1", "1"],
    ["0", "0"],
  ])("AgentReady with state %s", async (state, agentstate) => {
    const { post, client, sandbox } = createForeignClient();
    await agentOnWork(client, { agentid: "1001", number: "13800138001", agentstate: "2" });
    const command = `<AgentReady agentid="1001" state="${state}" force="true"/>`;
    expect(await post("agentready", command)).toBe("000000");
    expect([...sandbox.state.agents.values()].map(({ status }) => status)).toEqual([agentstate]);
  });

  test.each(["CreateQueue", "ModifyQueue"])("offworkdate of %s with a hyphen: days off all the same", async (name) => {
    const { post, sandbox } = createForeignClient();
    if (name === "ModifyQueue") await post("createqueue", `<CreateQueue queuetype="1"/>`);
    const command = `<${name} queuetype="1" offworkdate="2024-02-28-2024-02-29"/>`;
    expect(await post(name.toLowerCase(), command)).toBe("000000");
    const [queue] = sandbox.state.queues.values();
    expect(isInWorkingHours(queue?.settings ?? {}, NOON)).toBe(false);
    expect(isInWorkingHours(queue?.settings ?? {}, NOON + 24 * HOUR)).toBe(true);
  });

  test("one day as offworkdate is a day off", async () => {
    const { post, sandbox } = createForeignClient();
    expect(await post("createqueue", '<CreateQueue queuetype="1" offworkdate="2024-02-29"/>')).toBe("000000");
    const [queue] = sandbox.state.queues.values();
    expect(isInWorkingHours(queue?.settings ?? {}, NOON)).toBe(false);
    expect(isInWorkingHours(queue?.settings ?? {}, NOON + 24 * HOUR)).toBe(true);
  });

  test("Appid behind the command", async () => {
    const { post } = createForeignClient();
    expect(await post("createqueue", `<CreateQueue queuetype="1"/><Appid>${APP_ID}</Appid>`)).toBe("000000");
  });

  test("every attribute, unused ones empty, as the vendor's demo and agent SDK send them", async () => {
    const { post, sandbox } = createForeignClient();
    const queue =
      '<CreateQueue queuetype="1" typedes="" worktime="" offworkprompt="" offworkdate="" offworkweekday=""/>';
    expect(await post("createqueue", queue)).toBe("000000");
    const work = '<AgentOnWork number="13800138001" agentid="1001" agenttype="" agentstate=""/>';
    expect(await post("agentonwork", work)).toBe("000000");
    expect(await post("agentready", `<AgentReady agentid="1001" state="" action="" priority="" force=""/>`)).toBe(
      "000000",
    );
    expect([...sandbox.state.queues.values()].map(({ settings }) => settings)).toEqual([{}]);
    expect([...sandbox.state.agents.values()]).toMatchObject([{ status: "1", queues: ["0"] }]);
    const conference =
      '<CreateConf action="" maxmember="" passwd="" passwderrorurl="" confduration="" autohangup="" confendprompt="" autorecord="" quiturl="" mediaopturl="" autojoin="" joinurl="" voicemod=""/>';
    expect(await post("createconf", conference, "&maxmember=300")).toBe("000000");
    expect(sandbox.warnings).toEqual([]);
  });

  test("agent and queue attributes repeated in the query, and ids of agents of any form", async () => {
    const { post, sandbox } = createForeignClient();
    const work = '<AgentOnWork number="13800138001" agentid="张三-12345" agentstate="1"/>';
    expect(await post("agentonwork", work, "&number=13800138001&agentid=1&agentstate=1")).toBe("000000");
    expect(await post("createqueue", `<CreateQueue queuetype="1"/>`, "&queuetype=1")).toBe("000000");
    expect(await post("agentoffwork", `<AgentOffWork agentid="张三-12345" number="1"/>`)).toBe("000000");
    expect(await post("queryqueueinfo", `<QueryQueueInfo queuetype="1"/>`)).toBe("000000");
    expect(sandbox.state.agents.size).toBe(0);
  });

  test("callid and confid missing in the query, or another there: the command's count", async () => {
    const { post, client, sandbox } = createForeignClient();
    const { callSid } = await dialIvr(client, { number: "13800138000" });
    const { confid } = await createConference(client);
    await sandbox.advance(4 * SECOND);
    for (const query of ["", `&callid=${"0".repeat(32)}`]) {
      expect(await post("call", `<QueryCallState callid="${callSid}"/>`, query)).toBe("000000");
    }
    for (const query of ["", "&confid=99999999"]) {
      expect(await post("conf", `<QueryConfState confid="${confid}"/>`, query)).toBe("000000");
    }
  });

  test("Play with loop 0 in Transfer", async () => {
    const { post, client, sandbox } = createForeignClient();
    const { callSid } = await dialIvr(client, { number: "13800138000" });
    await sandbox.advance(4 * SECOND);
    const command = `<Transfer callid="${callSid}" number="13900139000"><Play loop="0">wait.wav</Play></Transfer>`;
    expect(await post("call", command, `&callid=${callSid}`)).toBe("000000");
    expect(sandbox.transcript(callSid)).not.toContain("wait.wav");
  });
});
