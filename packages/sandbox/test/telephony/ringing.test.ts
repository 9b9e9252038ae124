import { agentOnWork, createConference, inviteToConference } from "@cloopen-rest/client";
import { expect, test } from "vitest";
import { createCaller } from "../support/caller.js";

const QUEUE = '<Response><EnterCCS queuetype="0" timeout="600"/></Response>';

test("answer takes the call before its number would, and nobody hangs up by themselves", async () => {
  const { cloopen, sandbox, pass } = createCaller();
  const { confid = "" } = await createConference(cloopen, {});
  // A number that does not answer by itself.
  await inviteToConference(cloopen, { confid, number: "19901000000" });
  sandbox.answer("19901000000");
  await pass(300);
  expect([...sandbox.state.calls.values()]).toMatchObject([{ state: "answered", confid }]);
  expect(sandbox.state.conferences.get(confid)?.members.size).toBe(1);
});

test("reject ends the ringing", async () => {
  const { cloopen, sandbox } = createCaller();
  const { confid = "" } = await createConference(cloopen, {});
  await inviteToConference(cloopen, { confid, number: "13800138000" });
  sandbox.reject("13800138000");
  expect([...sandbox.state.calls.values()]).toMatchObject([{ state: "ended", failure: "rejects" }]);
});

test("names the phones that ring when another is answered", async () => {
  const { cloopen, sandbox } = createCaller();
  expect(() => sandbox.answer("13800138000")).toThrow("those of nobody do");
  const { confid = "" } = await createConference(cloopen, {});
  await inviteToConference(cloopen, { confid, number: "13800138000" });
  expect(() => sandbox.reject("13800138001")).toThrow("13800138000");
  sandbox.answer("13800138000");
  expect(() => sandbox.answer("13800138000")).toThrow(RangeError);
});

test("an agent answers by hand, talks, and hangs up", async () => {
  const { cloopen, sandbox, pass } = createCaller({ ivrUrl: "http://127.0.0.1:3000", answer: () => QUEUE });
  await agentOnWork(cloopen, { agentid: "1001", number: "19901000000", agentstate: "1" });
  expect(() => sandbox.admin.actAsAgent("1001", "answer")).toThrow("is not rung");
  const callid = sandbox.receiveCall({ from: "13800138000", to: "4000000000" });
  await sandbox.settled();
  const [agent] = sandbox.state.agents.values();
  expect(agent).toMatchObject({ status: "2", assignment: { callSid: callid } });
  sandbox.admin.actAsAgent("1001", "answer");
  expect(agent).toMatchObject({ status: "3" });
  sandbox.admin.actAsAgent("1001", "hangUp");
  await pass(1);
  expect(agent?.assignment).toBeUndefined();
});

test("speak says how long the party speaks at the next Record, before its script", async () => {
  const answers = [
    '<Response><Get action="menu" numdigits="1"><Play>menu.wav</Play></Get></Response>',
    '<Response><Record action="taken" maxlength="60"/></Response>',
  ];
  const { sandbox, pass } = createCaller({
    ivrUrl: "http://127.0.0.1:3000",
    answer: () => answers.shift() ?? "<Response><Hangup/></Response>",
  });
  const callid = sandbox.receiveCall({ from: "13800138000", to: "4000000000" });
  await sandbox.settled();
  sandbox.pressKeys(callid, "1");
  sandbox.speak(callid, 7);
  await pass(30);
  expect(sandbox.transcript(callid)).toContain("has spoken for 7 seconds");
  expect(() => sandbox.speak(callid, 7)).toThrow(RangeError);
  expect(() => sandbox.speak(callid, -1)).toThrow(TypeError);
});
