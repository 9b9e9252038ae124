import { describe, expect, it } from "vitest";
import { createClient, getAccountInfo } from "../../src/index.js";
import { readRetryOptions } from "../../src/options/retry-options.js";
import { SID, TOKEN } from "../support/synthetic-account.js";

const ACCOUNT = { accountSid: SID, authToken: TOKEN };

it("merges each option of the call over that of the client", () => {
  const above = readRetryOptions({ maxAttempts: 5, baseDelayMs: 1 });
  expect(readRetryOptions({ maxAttempts: 2 }, above)).toEqual({
    maxAttempts: 2,
    baseDelayMs: 1,
    maxDelayMs: 10_000,
    smsByReqId: false,
  });
  expect(readRetryOptions(undefined, above)).toBe(above);
  expect(readRetryOptions(false, above).maxAttempts).toBe(1);
});

describe("rejects retry options out of range", () => {
  it.each([
    [{ maxAttempts: 0 }, "maxAttempts"],
    [{ maxAttempts: 1.5 }, "maxAttempts"],
    [{ maxAttempts: Number.NaN }, "maxAttempts"],
    [{ baseDelayMs: -1 }, "baseDelayMs"],
    [{ maxDelayMs: Number.NaN }, "maxDelayMs"],
  ])("%j", async (retry, name) => {
    expect(() => createClient({ ...ACCOUNT, retry })).toThrow(name);
    await expect(getAccountInfo(createClient(ACCOUNT), { retry })).rejects.toThrow(name);
  });
});
