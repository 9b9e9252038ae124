import { expect, test } from "vitest";
import { patchText } from "../../src/build/patch-text.js";

test("replaces each text at all its places", () => {
  expect(patchText("a-b-a", [{ find: "a", replace: "$&c", times: 2 }])).toBe("$&c-b-$&c");
});

test("refuses a text that occurs another number of times than the patch says", () => {
  expect(() => patchText("a-b-a", [{ find: "a", replace: "c", times: 1 }])).toThrow(/expected 1 × "a", found 2/);
  expect(() => patchText("b", [{ find: "a", replace: "c", times: 1 }])).toThrow(/found 0/);
});
