import { expect, it, vi } from "vitest";
import { TooLong } from "../../src/target/too-long.js";
import { orSkip } from "../../suite/checks/or-skip.js";

const skip = vi.fn((reason?: string): never => {
  throw new Error(`skipped: ${reason}`);
});

it("skips what takes too long, and says why", async () => {
  const reasons: string[] = [];
  const run = (): never => {
    throw new TooLong("60 seconds would have to pass");
  };
  await expect(orSkip(skip, run, (reason) => reasons.push(reason))).rejects.toThrow("skipped: 60 seconds");
  expect(reasons).toEqual(["60 seconds would have to pass"]);
});

it("lets any other failure through", async () => {
  const run = async (): Promise<never> => {
    throw new Error("broken");
  };
  await expect(orSkip(skip, run)).rejects.toThrow("broken");
  expect(await orSkip(skip, () => 7)).toBe(7);
});
