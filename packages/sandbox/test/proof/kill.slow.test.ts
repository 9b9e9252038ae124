import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient, sendTemplateSms } from "@cloopen-rest/client";
import { afterAll, expect, test } from "vitest";
import { endAll, spawnCli } from "../support/spawn-cli.js";

afterAll(() => endAll());

/** How often the bin is killed: `npm run prove` asks for the long form. */
const KILLS = process.env["CLOOPEN_PROOF"] === "long" ? 60 : 3;
const SENDERS = 8;

test("kill -9 loses nothing that was answered", { timeout: 20_000 + KILLS * 10_000 }, async () => {
  const directory = await mkdtemp(join(tmpdir(), "sandbox-kill-"));
  const answered = new Set<string>();
  for (let kill = 1; kill <= KILLS; kill++) {
    const running = spawnCli("--port", "0", "--data", directory, "--seed", "1");
    const { url: baseUrl, console: pages, ...credentials } = JSON.parse(await running.ready);
    await expectAll(pages, answered);
    const cloopen = createClient({ ...credentials, baseUrl });
    const wanted = answered.size + 20 + ((37 * kill) % 120);
    const send = async (): Promise<void> => {
      try {
        for (;;) {
          const { smsMessageSid = "" } = await sendTemplateSms(
            cloopen,
            { to: "13800138000", templateId: "1", datas: [String(answered.size), "5"] },
            { retry: false },
          );
          expect(answered.has(smsMessageSid)).toBe(false);
          answered.add(smsMessageSid);
          // In the midst of the others, which are under way.
          if (answered.size === wanted) running.signal("SIGKILL");
        }
      } catch (error) {
        if (answered.size < wanted) throw error;
      }
    };
    await Promise.all(Array.from({ length: SENDERS }, send));
    await running.ended;
  }
  console.log(`${KILLS} kills, ${answered.size} messages answered`);
  const running = spawnCli("--port", "0", "--data", directory);
  const { console: pages } = JSON.parse(await running.ready);
  await expectAll(pages, answered);
  running.signal("SIGTERM");
  expect((await running.ended).code).toBe(0);
  await rm(directory, { recursive: true });
});

/** Others may have been accepted, too: their answers were lost with the process. */
async function expectAll(pages: string, answered: ReadonlySet<string>): Promise<void> {
  const kept = new Set<string>();
  let after = "0";
  for (;;) {
    const page = await fetch(`${pages}/messages?limit=1000&after=${after}`);
    const { messages, next } = JSON.parse(await page.text());
    for (const { sid } of messages) kept.add(sid);
    if (messages.length === 0) break;
    after = next;
  }
  expect([...answered].filter((sid) => !kept.has(sid))).toEqual([]);
}
