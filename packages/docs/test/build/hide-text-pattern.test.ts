import { expect, test } from "vitest";
import { hideTextPattern } from "../../src/build/hide-text-pattern.js";
import { readContract } from "../../src/build/read-contract.js";

test("removes the pattern of free texts from the contract and keeps every other", async () => {
  const contract = await readContract("en");
  const patterns = (): readonly string[] => JSON.stringify(contract).match(/"pattern":"(?:[^"\\]|\\.)*"/g) ?? [];
  const before = patterns();
  hideTextPattern(contract);
  const removed = before.length - patterns().length;
  expect(removed).toBeGreaterThan(0);
  expect(before.filter((pattern) => !patterns().includes(pattern))).toHaveLength(removed);
  expect(new Set(before).size - new Set(patterns()).size).toBe(1);
});
