import { expect, test } from "vitest";
import { createAnsweringApplication } from "../../support/ivr-application.js";
import { createTestSandbox, MINUTE, SECOND } from "../../support/test-sandbox.js";

const CALL = { from: "13800138000", to: "4000000000" };

/** An application that responds on demand, each time with the same. */
function createSlowApplication(text: string) {
  const waiting: (() => void)[] = [];
  const asked: string[] = [];
  const world = createAnsweringApplication(
    {},
    {
      fetch: (url) =>
        new Promise((resolve) => {
          asked.push(new URL(String(url)).pathname);
          waiting.push(() => resolve(new Response(text)));
        }),
    },
  );
  /** Answers the first so many that wait, and lets what comes of it happen. */
  async function answer(count = waiting.length): Promise<void> {
    for (const reply of waiting.splice(0, count)) reply();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { ...world, asked, answer };
}

test("an answer that comes after a reset sets nothing off: no notification, no warning", async () => {
  const { sandbox, asked, answer } = createSlowApplication("<Response><Dance/></Response>");
  sandbox.receiveCall(CALL);
  sandbox.reset();
  await answer();
  expect({ asked, warnings: sandbox.warnings }).toEqual({
    asked: ["/ivr/startservice"],
    warnings: [],
  });
});

test("a conversation that goes from answer to answer ends with a reset", async () => {
  const { sandbox, asked, answer } = createSlowApplication(
    '<Response><JoinConf confid="10000009"/><Redirect>again</Redirect></Response>',
  );
  sandbox.receiveCall(CALL);
  await answer();
  sandbox.reset();
  const before = asked.length;
  for (let round = 0; round < 5; round++) await answer();
  expect(asked).toHaveLength(before);
});

test("callbacks that wait for a connection are not sent after a reset", async () => {
  const { sandbox, asked, answer } = createSlowApplication("");
  for (let calls = 0; calls < 40; calls++) sandbox.receiveCall(CALL);
  expect(asked).toHaveLength(32);
  sandbox.reset();
  await answer();
  expect(asked).toHaveLength(32);
  await sandbox.settled();
});

test("a reset in the middle of a move of the clock: what comes of the calls after it happens at its time", async () => {
  const { sandbox, answer } = createSlowApplication("<Response><Play>a.wav</Play><Hangup/></Response>");
  sandbox.receiveCall(CALL);
  const moved = sandbox.advance(MINUTE);
  sandbox.reset();
  const callid = sandbox.receiveCall(CALL);
  const began = sandbox.clock.now();
  await answer(1);
  // Those of startservice and stopservice, whenever they are asked for.
  let isMoved = false;
  void moved.then(() => {
    isMoved = true;
  });
  while (!isMoved) await answer();
  expect(sandbox.state.calls.get(callid)).toMatchObject({ state: "ended", ended: began + 10 * SECOND });
});

test("a reset while the first answer is under way leaves the new sandbox usable", async () => {
  const { sandbox } = createTestSandbox({ ivrUrl: "http://127.0.0.1:9/ivr", fetch: async () => new Response("") });
  sandbox.receiveCall(CALL);
  sandbox.reset();
  const callid = sandbox.receiveCall(CALL);
  await sandbox.advance(MINUTE);
  expect(sandbox.transcript(callid)).toContain("nothing holds the call any longer");
});
