import { describe, expect, test } from "vitest";
import { createManualClock } from "../../src/kernel/manual-clock.js";

describe("createManualClock", () => {
  test("stands still until it is moved", () => {
    const clock = createManualClock(1_000);
    expect(clock.now()).toBe(1_000);
    clock.advance(500);
    expect(clock.now()).toBe(1_500);
  });

  test("runs what falls due, in order, each at its own time", () => {
    const clock = createManualClock(0);
    const ran: [string, number][] = [];
    const plan = (name: string, after: number): void => void clock.after(after, () => ran.push([name, clock.now()]));
    plan("late", 30);
    plan("early", 10);
    plan("same time, first", 20);
    plan("same time, second", 20);
    plan("never", 31);
    clock.advance(9);
    expect(ran).toEqual([]);
    clock.advance(21);
    expect(ran).toEqual([
      ["early", 10],
      ["same time, first", 20],
      ["same time, second", 20],
      ["late", 30],
    ]);
    expect(clock.now()).toBe(30);
  });

  test("what is planned on the way runs, too, if it falls due", () => {
    const clock = createManualClock(0);
    const ran: number[] = [];
    clock.after(10, () => {
      ran.push(clock.now());
      clock.after(10, () => ran.push(clock.now()));
      clock.after(100, () => ran.push(clock.now()));
    });
    clock.advance(50);
    expect(ran).toEqual([10, 20]);
  });

  test("what is cancelled does not run", () => {
    const clock = createManualClock(0);
    const ran: string[] = [];
    const cancel = clock.after(10, () => ran.push("cancelled"));
    clock.after(5, () => {
      ran.push("kept");
      cancel();
    });
    clock.advance(20);
    expect(ran).toEqual(["kept"]);
  });
});
