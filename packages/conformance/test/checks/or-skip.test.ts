import { CloopenApiError } from "@cloopen-rest/client";
import { expect, it, vi } from "vitest";
import { Unsupported } from "../../src/target/unsupported.js";
import { orSkip, type Skipping, skipIfUnconfigured } from "../../suite/checks/or-skip.js";

function skipping(transport: Skipping["transport"]) {
  const reasons: string[] = [];
  const skip = vi.fn((reason?: string): never => {
    throw new Error(`skipped: ${reason}`);
  });
  return { reasons, transport, skip, onSkip: (reason: string) => reasons.push(reason) };
}

const throwing = (error: Error) => (): never => {
  throw error;
};
const NO_IVR = new CloopenApiError("108015", undefined);

it("skips a case that would wait too long, with the reason", async () => {
  const given = skipping("server");
  const run = throwing(new Unsupported("60 seconds would have to pass"));
  await expect(orSkip(given, run)).rejects.toThrow("skipped: 60 seconds");
  expect(given.reasons).toEqual(["60 seconds would have to pass"]);
});

it("skips a case whose application lacks configuration, in preparation and in the call", async () => {
  const given = skipping("server");
  await expect(orSkip(given, throwing(NO_IVR))).rejects.toThrow("skipped: the application has no IVR");
  expect(() => skipIfUnconfigured(given, new CloopenApiError("112320", undefined))).toThrow(
    "skipped: the application has no address",
  );
  expect(given.reasons).toHaveLength(2);
});

it("rethrows any other failure, and on the suite's own sandbox every failure", async () => {
  await expect(orSkip(skipping("server"), throwing(new Error("broken")))).rejects.toThrow("broken");
  await expect(orSkip(skipping("http"), throwing(NO_IVR))).rejects.toBe(NO_IVR);
  expect(skipIfUnconfigured(skipping("http"), NO_IVR)).toBeUndefined();
  expect(skipIfUnconfigured(skipping("server"), new CloopenApiError("111000", undefined))).toBeUndefined();
  expect(await orSkip(skipping("server"), () => 7)).toBe(7);
});
