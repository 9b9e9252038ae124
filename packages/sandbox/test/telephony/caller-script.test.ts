import { expect, test } from "vitest";
import { isKeys, readScript } from "../../src/telephony/caller-script.js";

test("steps of each kind are read as they are", () => {
  const script = [
    { press: "12#*" },
    { press: "", after: 500 },
    { speak: 0 },
    { hangUp: true },
    { hangUp: true, after: 0 },
  ];
  expect(readScript(script)).toEqual(script);
  expect(readScript([])).toEqual([]);
});

test.each([
  ["no list", { press: "1" }, "a script is a list of at most 1000 steps"],
  ["too many steps", Array.from({ length: 1_001 }, () => ({ press: "1" })), "a script is a list of at most 1000 steps"],
  ["no step", ["1"], 'step 0: expected {"press": "12#"}'],
  ["an empty step", [{ press: "1" }, {}], "step 1: expected"],
  ["two kinds at once", [{ press: "1", speak: 2 }], "step 0: expected"],
  ["a letter", [{ press: "A" }], "step 0: expected"],
  ["a number", [{ press: 1 }], "step 0: expected"],
  ["a time below 0", [{ press: "1", after: -1 }], "step 0: expected"],
  ["hangUp false", [{ hangUp: false }], "step 0: expected"],
  ["speak with after", [{ speak: 1, after: 1 }], "step 0: expected"],
  ["a member that is not known", [{ press: "1", wait: 1 }], "step 0: expected"],
  ["null", [null], "step 0: expected"],
])("%s is rejected, naming the step", (_, script, message) => {
  expect(() => readScript(script)).toThrow(message);
});

test("keys are those of a telephone", () => {
  expect(["0", "123#*", ""].map(isKeys)).toEqual([true, true, true]);
  expect(["a", " ", "１", 1, undefined].map(isKeys)).toEqual([false, false, false, false, false]);
});
