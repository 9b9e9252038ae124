import { expect, test } from "vitest";
import { joinCodes } from "../src/join-codes.js";

test.each([
  [[], []],
  [["111000"], ["111000"]],
  [["111000", "111001-111099"], ["111000-111099"]],
  [
    ["160022", "160021", "160024"],
    ["160021-160022", "160024"],
  ],
  [
    ["160000", "160001-160010", "160012"],
    ["160000-160010", "160012"],
  ],
])("%j is %j", (codes, joined) => {
  expect(joinCodes(codes)).toEqual(joined);
});
