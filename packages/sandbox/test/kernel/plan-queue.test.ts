import { expect, test } from "vitest";
import { createIdentifiers } from "../../src/kernel/identifiers.js";
import { createPlanQueue } from "../../src/kernel/plan-queue.js";

test.each([1, 2, 3, 4, 5])("whatever is added and cancelled, plans come out by time, then by age (seed %i)", (seed) => {
  const { digits } = createIdentifiers(seed);
  const planned = Array.from({ length: 200 }, (_, index) => ({ at: Number(digits(1)), index, stays: digits(1) > "2" }));
  const queue = createPlanQueue();
  const ran: number[] = [];
  const cancels = planned.map(({ at, index }) => queue.add(at, () => void ran.push(index)));
  for (const { index, stays } of planned) if (!stays) cancels[index]?.();
  for (let plan = queue.takeDue(9); plan !== undefined; plan = queue.takeDue(9)) plan.run();
  const expected = planned
    .filter(({ stays }) => stays)
    .sort((one, other) => one.at - other.at || one.index - other.index);
  expect(ran).toEqual(expected.map(({ index }) => index));
  expect(queue.next).toBeUndefined();
});

test("what is not due stays", () => {
  const queue = createPlanQueue();
  queue.add(5, () => {});
  expect(queue.takeDue(4)).toBeUndefined();
  expect(queue.next).toBe(5);
});
