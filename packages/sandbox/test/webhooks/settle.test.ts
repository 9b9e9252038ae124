import { createServer, type Server } from "node:http";
import { createClient, sendTemplateSms } from "@cloopen-rest/client";
import { afterEach, expect, test } from "vitest";
import type { Listening } from "../../src/server/listen.js";
import { listenOnLoopback } from "../support/listen-on-loopback.js";
import { planFor, toRequest } from "../support/plan.js";
import { createTestSandbox, SECOND } from "../support/test-sandbox.js";

let application: Server | undefined;
let listening: Listening | undefined;

afterEach(async () => {
  application?.closeAllConnections();
  application?.close();
  await listening?.close();
  application = undefined;
  listening = undefined;
});

/** An application that sends another message in answer to each status report, once it has answered the report itself. */
async function createChain(messages: number) {
  const { sandbox, clock } = createTestSandbox();
  listening = await sandbox.listen();
  const { accountSid, authToken, appId } = sandbox;
  const cloopen = createClient({ accountSid, authToken, appId, baseUrl: listening.url });
  const sendNext = (): Promise<unknown> =>
    sendTemplateSms(cloopen, { to: "13800138000", templateId: "1", datas: ["6532", "5"] });
  let left = messages;
  application = createServer((request, response) => {
    request.resume().on("end", () => {
      response.end("ok");
      left -= 1;
      if (left > 0) setImmediate(() => void sendNext());
    });
  });
  sandbox.admin.setApplication({ smsCallbackUrl: `http://127.0.0.1:${await listenOnLoopback(application)}/sms` });
  return { sandbox, clock, sendNext };
}

test("advance waits for requests that the application makes in answer to a callback", async () => {
  const { sandbox, clock, sendNext } = await createChain(5);
  const began = clock.now();
  await sendNext();
  await sandbox.advance(25 * SECOND);
  // Each is reported on after four seconds, and sets off the next.
  expect([...sandbox.state.messages.values()].map(({ sent }) => (sent - began) / SECOND)).toEqual([0, 4, 8, 12, 16]);
  expect(sandbox.callbacks.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
});

test("settled sees requests under way", async () => {
  const { sandbox } = createTestSandbox();
  let answered = false;
  const reply = sandbox.fetch(toRequest(planFor("sendTemplateSms"))).then((response) => {
    answered = true;
    return response;
  });
  await sandbox.settled();
  expect([answered, sandbox.state.messages.size]).toEqual([true, 1]);
  await reply;
});

test("advance does not wait for a reply that a fault makes late on the same clock", async () => {
  const { sandbox } = createTestSandbox();
  sandbox.fail({ kind: "latency", ms: 5_000 });
  const reply = sandbox.fetch(toRequest(planFor("sendTemplateSms")));
  await sandbox.advance(5 * SECOND);
  expect((await reply).status).toBe(200);
});
