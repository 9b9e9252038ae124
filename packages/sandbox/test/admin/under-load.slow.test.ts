import { createClient, sendTemplateSms } from "@cloopen-rest/client";
import { afterEach, expect, test } from "vitest";
import { createSandbox } from "../../src/create-sandbox.js";
import { createRealClock } from "../../src/kernel/real-clock.js";
import type { Listening } from "../../src/server/listen.js";
import { createReceiver, type Receiver } from "../support/receiver.js";

let listening: Listening | undefined;
let receiver: Receiver | undefined;

afterEach(async () => {
  await listening?.close();
  await receiver?.close();
});

test("the sandbox's own pages answer while messages are sent and reported on without a pause", async () => {
  receiver = await createReceiver();
  // Faster, so that reports are due all the time.
  const sandbox = createSandbox({ clock: createRealClock(100), smsCallbackUrl: `${receiver.url}/sms` });
  listening = await sandbox.listen();
  const { accountSid, authToken, appId } = sandbox;
  const cloopen = createClient({
    accountSid,
    authToken,
    appId,
    baseUrl: listening.url,
    effects: { now: () => sandbox.clock.now() },
  });
  let loaded = true;
  const send = async (): Promise<void> => {
    while (loaded) await sendTemplateSms(cloopen, { to: "13800138000", templateId: "1", datas: ["6532", "5"] });
  };
  const load = [send(), send()];
  try {
    while (receiver.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    for (const page of ["callbacks", "callbacks?after=1&limit=10", "messages", "state", "warnings", "clock"]) {
      expect([page, (await fetch(`${listening.console}/${page}`)).status]).toEqual([page, 200]);
    }
    const moved = await fetch(`${listening.console}/clock`, { method: "POST", body: '{"advance":"3s"}' });
    expect(moved.status).toBe(200);
    // All of that came while the load went on.
    const before = sandbox.state.messages.size;
    while (sandbox.state.messages.size === before) await new Promise((resolve) => setTimeout(resolve, 5));
  } finally {
    loaded = false;
    await Promise.all(load);
  }
});
