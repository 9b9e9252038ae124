import { expect, it } from "vitest";
import { memoizeLast } from "../../src/kernel/memoize-last.js";

it("works once for the same arguments, and again for any other", () => {
  let worked = 0;
  const join = memoizeLast((one: string, other: string | undefined) => {
    worked += 1;
    return `${one} ${other}`;
  });
  expect([join("a", "b"), join("a", "b")]).toEqual(["a b", "a b"]);
  expect(worked).toBe(1);
  expect([join("a", "c"), join("d", "c"), join("d", undefined), join("a", "b")]).toEqual([
    "a c",
    "d c",
    "d undefined",
    "a b",
  ]);
  expect(worked).toBe(5);
});
