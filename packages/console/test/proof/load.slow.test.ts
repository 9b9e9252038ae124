import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeInChromium, openPage, type WatchedPage, waitUntilLive } from "../support/describe-in-chromium.js";
import { type OpenSandbox, openSandbox } from "../support/open-sandbox.js";

/** `npm run prove` runs the long form. */
const isLong = process.env["CLOOPEN_PROOF"] === "long";
const EVENTS = isLong ? 100_000 : 2_000;
const PER_SECOND = 1_000;
const TICK_MS = 20;
/** When it is sent, delivered and reported. */
const EVENTS_A_MESSAGE = 3;
/** A page that hangs for longer feels frozen. */
const LONGEST_FRAME_MS = 500;
const MOST_MB = 60;

/** How long the page drew nothing, at most. */
function watchFrames(): void {
  let last = performance.now();
  Reflect.set(globalThis, "longestFrame", 0);
  const look = (): void => {
    const now = performance.now();
    Reflect.set(globalThis, "longestFrame", Math.max(Reflect.get(globalThis, "longestFrame"), now - last));
    last = now;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Counts the events of a stream of its own. */
async function countEvents(address: string, signal: AbortSignal, seen: (count: number) => void): Promise<void> {
  const { body } = await fetch(address, { signal });
  if (body === null) throw new Error("the stream has no body");
  let count = 0;
  try {
    for await (const chunk of body) {
      count += Buffer.from(chunk).toString("latin1").split("\nid: ").length - 1;
      seen(count);
    }
  } catch {
    // Ended by us.
  }
}

async function heapMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize / 2 ** 20;
}

describeInChromium("the console under load", () => {
  let open: OpenSandbox;
  let watched: WatchedPage;
  beforeAll(async () => {
    open = await openSandbox();
    watched = await openPage(open.console);
    await waitUntilLive(watched.page);
  });
  afterAll(async () => {
    await watched.close();
    await open.close();
  });

  test(`${EVENTS} events, ${PER_SECOND} a second, neither freeze the page nor make it grow`, {
    timeout: 300_000,
  }, async () => {
    const { page } = watched;
    const before = await heapMb(page);
    await page.evaluate(watchFrames);
    const ended = new AbortController();
    let events = 0;
    const counting = countEvents(`${open.console}events`, ended.signal, (count) => {
      events = count;
    });
    const began = performance.now();
    let sent = 0;
    while (events < EVENTS) {
      const due = ((performance.now() - began) / 1_000) * PER_SECOND;
      for (; sent * EVENTS_A_MESSAGE < due; sent++) {
        const to = String(13_000_000_000 + sent);
        open.sandbox.admin.runOperation("sendTemplateSms", {
          ...{ to, appId: open.sandbox.appId, templateId: "1", datas: ["6532", "5"] },
        });
      }
      await open.sandbox.advance(TICK_MS);
      await pause(TICK_MS);
    }
    const seconds = (performance.now() - began) / 1_000;
    const last = String(13_000_000_000 + sent - 1);
    await page.getByRole("option", { name: new RegExp(last) }).waitFor();
    ended.abort();
    await counting;
    const frame = await page.evaluate(() => Number(Reflect.get(globalThis, "longestFrame")));
    const grown = (await heapMb(page)) - before;
    const rate = events / seconds;
    if (isLong)
      process.stderr.write(
        `console: ${events} events, ${Math.round(rate)} a second, longest frame ${Math.round(frame)} ms, ${grown.toFixed(1)} MB more after ${sent} messages\n`,
      );
    expect(frame).toBeLessThan(LONGEST_FRAME_MS);
    expect(grown).toBeLessThan(MOST_MB);
  });
});
