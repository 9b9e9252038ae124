import { describe, expect, it } from "vitest";
import { sleep } from "../../src/transport/sleep.js";

const LONG = 600_000;

describe("sleep ends", () => {
  it("after its time", async () => {
    const start = performance.now();
    await sleep(10, undefined);
    expect(performance.now() - start).toBeGreaterThanOrEqual(9);
  });

  it("as soon as the signal is aborted, and leaves no timer", async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const before = timers();
    const abort = new AbortController();
    const asleep = sleep(LONG, abort.signal);
    abort.abort(new Error("enough"));
    await expect(asleep).resolves.toBeUndefined();
    expect(timers()).toBe(before);
  });

  it("at once when it is already aborted", async () => {
    await expect(sleep(LONG, AbortSignal.abort())).resolves.toBeUndefined();
  });
});
