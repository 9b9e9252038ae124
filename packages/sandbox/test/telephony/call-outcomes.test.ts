import { expect, test } from "vitest";
import { callOutcome } from "../../src/telephony/test-numbers.js";

test.each([
  ["13800138000", "answers"],
  ["19900000000", "answers"],
  ["19901000000", "doesNotAnswer"],
  ["19901123456", "doesNotAnswer"],
  ["19902000000", "isBusy"],
  ["19903000000", "cannotBeReached"],
  ["19904000000", "rejects"],
  ["19905000000", "hangsUpEarly"],
  ["19906000000", "answers"],
  ["1990100000", "answers"],
  ["199010000000", "answers"],
  ["", "answers"],
])("the party at %j %s", (number, outcome) => {
  expect(callOutcome(number)).toBe(outcome);
});
