import { expect, test } from "vitest";
import { createSandbox } from "../../src/create-sandbox.js";
import { createManualClock } from "../../src/kernel/manual-clock.js";
import { placedCalls } from "../../src/vitest/placed-calls.js";

test("a call to the application is not placed, though a millisecond passes before it is answered", () => {
  const clock = createManualClock(0);
  let passed = 0;
  const sandbox = createSandbox({ clock: { ...clock, now: () => clock.now() + passed++ } });
  sandbox.receiveCall({ from: "13700137000", to: "4000000000" });
  expect(placedCalls(sandbox.state)).toEqual([]);
  expect([...sandbox.state.calls.values()]).toMatchObject([{ number: "13700137000", inbound: true }]);
});
