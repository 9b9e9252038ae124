import { createClient } from "@cloopen-rest/client";
import { createManualClock, createSandbox, type Sandbox } from "@cloopen-rest/sandbox";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { readChapter } from "../../src/guide/read-chapter.js";
import { listen } from "./listen.js";

const SECRET = "s".repeat(32);
const log = vi.spyOn(console, "log").mockImplementation(() => {});
let server: Awaited<ReturnType<typeof listen>>;
let sandbox: Sandbox;

beforeAll(async () => {
  vi.stubEnv("IVR_SECRET", SECRET);
  server = await listen(() => import("../../samples/ivr/application.js"));
  sandbox = createSandbox({ clock: createManualClock(), ivrUrl: `${server.origin}/ivr/${SECRET}` });
});
afterAll(async () => {
  await server.close();
  log.mockRestore();
  vi.unstubAllEnvs();
});

/** What the other end of a call hears. */
async function hear(script: Parameters<Sandbox["receiveCall"]>[0]["script"]): Promise<readonly string[]> {
  const callid = sandbox.receiveCall({ from: "13800138000", to: "4000000000", script });
  await sandbox.advance(120_000);
  return [...sandbox.transcript(callid).matchAll(/says “(.*)”/g)].map(([, words = ""]) => words);
}

const MENU = "查询订单请按1，留言请按2";

it("reads out an order", async () => {
  const asked = [MENU, "请输入订单号，以井号结束"];
  expect(await hear([{ press: "1" }, { press: "20260001" }])).toEqual([...asked, "您的订单已发货"]);
  expect(await hear([{ press: "1" }, { press: "7#" }])).toEqual([...asked, "没有找到这个订单"]);
});

it("takes a message", async () => {
  expect(await hear([{ press: "2" }, { speak: 5 }])).toEqual([MENU, "谢谢，再见"]);
  expect(log).toHaveBeenCalledWith(expect.stringMatching(/^a message of 5 seconds: http/));
});

it("repeats the menu after a wrong key, and hangs up without a key", async () => {
  expect(await hear([{ press: "9" }, { press: "" }])).toEqual([MENU, MENU, "再见"]);
});

it("calls and reads out what was given along", async () => {
  const { accountSid, authToken, appId } = sandbox;
  const listening = await sandbox.listen();
  for (const [name, value] of Object.entries({ accountSid, authToken, appId, baseUrl: listening.url }))
    vi.stubEnv(`CLOOPEN_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`, value);
  expect(createClient().baseUrl).toBe(listening.url);
  await import("../../samples/ivr/dial.js");
  await sandbox.advance(60_000);
  await listening.close();
  const [, callid = ""] = log.mock.calls.find(([words]) => words === "the phone rings") ?? [];
  expect(sandbox.transcript(callid)).toContain("says “您的订单20260001已发货”");
});

it("prints the transcript of the chapter", async () => {
  log.mockClear();
  await import("../../samples/ivr/try.js");
  const printed = log.mock.calls.map(([line]) => String(line)).find((line) => line.includes("calls 4000000000"));
  const [shown] = readChapter("en", "ivr").blocks.filter(({ flags }) => flags.includes("output"));
  const [shownZh] = readChapter("zh-CN", "ivr").blocks.filter(({ flags }) => flags.includes("output"));
  /** Without clock times, of which only the differences are fixed. */
  const withoutTimes = (text = ""): string =>
    text
      .trim()
      .replace(/^\S+ /gm, "")
      .replace(/time=\d+/g, "time=…");
  expect(withoutTimes(shown?.text)).toBe(withoutTimes(printed));
  expect(shownZh?.text).toBe(shown?.text);
});
