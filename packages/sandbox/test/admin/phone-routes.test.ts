import { expect, test } from "vitest";
import { createAnsweringApplication } from "../support/ivr-application.js";
import { APP_ID } from "../support/test-sandbox.js";

const MENU = '<Response><Get numdigits="1"/><Hangup/></Response>';

function open() {
  const { sandbox } = createAnsweringApplication({ startservice: MENU });
  async function ask(method: string, path: string, body?: unknown): Promise<{ status: number; text: string }> {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await sandbox.fetch(new Request(`http://127.0.0.1/_sandbox/${path}`, init));
    return { status: response.status, text: await response.text() };
  }
  return { sandbox, ask };
}

test("a call from outside, keys, a hang-up, and its transcript, over HTTP", async () => {
  const { ask } = open();
  const made = await ask("POST", `applications/${APP_ID}/calls`, { from: "13800138000" });
  expect(made.status).toBe(200);
  const { callid } = JSON.parse(made.text);
  await ask("POST", "clock", { advance: "1s" });
  expect(await ask("POST", `calls/${callid}/keys`, { keys: "5" })).toEqual({ status: 200, text: "{}" });
  await ask("POST", "clock", { advance: "1s" });
  expect(await ask("POST", `calls/${callid}/hangup`)).toEqual({ status: 200, text: "{}" });
  const { text } = await ask("GET", `calls/${callid}/transcript`);
  expect(text.split("\n").map((line) => line.slice(15))).toEqual([
    "party       calls 4000000000 from 13800138000",
    "platform    tells startservice from=13800138000&to=4000000000&direction=0",
    `application answers ${MENU}`,
    "platform    waits for keys: at most 1, # ends, 20 seconds",
    "party       presses 5",
    "platform    tells dtmfreport digits=5&result=0",
    "application answers <Response><CmdNone/></Response>",
    "party       hangs up",
    "platform    ends the call: the party has hung up",
    expect.stringMatching(/^platform {4}tells stopservice /),
    "",
  ]);
});

test("a script for a number, and one for a call", async () => {
  const { ask, sandbox } = open();
  expect((await ask("PUT", "scripts/13800138000", [{ press: "1" }])).status).toBe(200);
  const { text } = await ask("POST", `applications/${APP_ID}/calls`, {
    from: "13800138000",
    to: "4001000000",
    script: [{ press: "2" }],
  });
  await sandbox.advance(2_000);
  expect(sandbox.transcript(JSON.parse(text).callid)).toContain("presses 2");
  const state = JSON.parse((await ask("GET", "state")).text);
  expect(state.scripts).toEqual({ "13800138000": [{ press: "1" }] });
  expect((await ask("PUT", "scripts/13800138000", [])).status).toBe(200);
  expect(sandbox.state.scripts.size).toBe(0);
});

test.each([
  ["POST", "applications/unknown/calls", { from: "1" }, 404, `no such application; there are ${APP_ID}`],
  ["POST", `applications/${APP_ID}/calls`, undefined, 400, "the body is not JSON"],
  [
    "POST",
    `applications/${APP_ID}/calls`,
    { from: "13800138000", to: 4 },
    400,
    "to: expected 3 to 20 digits as a text, with + in front of an international number and - in front of an extension",
  ],
  [
    "POST",
    `applications/${APP_ID}/calls`,
    { from: "13800138000", script: "1" },
    400,
    "a script is a list of at most 1000 steps",
  ],
  [
    "PUT",
    "scripts/nobody",
    [],
    400,
    "number: expected 3 to 20 digits as a text, with + in front of an international number and - in front of an extension",
  ],
  ["PUT", "scripts/13800138000", [{}], 400, /^step 0: expected/],
  ["PUT", "scripts/13800138000", {}, 400, "a script is a list of at most 1000 steps"],
  ["POST", "calls/unknown/keys", { keys: "1" }, 404, "there is no connected call unknown; connected is none"],
  ["POST", "calls/unknown/keys", {}, 400, "keys are digits, # and *"],
  ["POST", "calls/unknown/hangup", undefined, 404, "there is no connected call unknown; connected is none"],
  ["GET", "calls/unknown/transcript", undefined, 404, "there is no transcript of a call unknown"],
] as const)("%s %s %j → %i %s", async (method, path, body, status, error) => {
  const answer = await open().ask(method, path, body);
  expect(answer.status).toBe(status);
  const said: unknown = JSON.parse(answer.text).error;
  if (typeof error === "string") expect(said).toBe(error);
  else expect(said).toMatch(error);
});
