import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createRealClock } from "../../src/kernel/real-clock.js";

describe("createRealClock", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("is the machine's time by default", () => {
    const clock = createRealClock();
    vi.advanceTimersByTime(1_234);
    expect(clock.now()).toBe(1_001_234);
  });

  test.each([
    [1, 600_000],
    [60, 10_000],
    [100_000, 6],
    [0.5, 1_200_000],
  ])("at speed %d ten minutes take %i ms of the machine", (speed, machine) => {
    const clock = createRealClock(speed);
    const run = vi.fn();
    clock.after(600_000, run);
    vi.advanceTimersByTime(machine - 1);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledOnce();
    expect(clock.now()).toBeGreaterThanOrEqual(1_000_000 + 600_000);
  });

  test("what is cancelled does not run", () => {
    const run = vi.fn();
    createRealClock().after(10, run)();
    vi.advanceTimersByTime(100);
    expect(run).not.toHaveBeenCalled();
  });

  test("a slow clock does not run at once what is far away: setTimeout takes 2^31 - 1 ms at most", () => {
    const run = vi.fn();
    createRealClock(0.0001).after(600_000, run);
    vi.advanceTimersByTime(60_000);
    expect(run).not.toHaveBeenCalled();
  });

  test("moved, it runs what falls due at its own time, and stays ahead", () => {
    const clock = createRealClock(2);
    const ran: number[] = [];
    clock.after(10_000, () => {
      ran.push(clock.now());
      clock.after(5_000, () => ran.push(clock.now()));
    });
    clock.after(60_000, () => ran.push(clock.now()));
    clock.advance(20_000);
    expect(ran).toEqual([1_010_000, 1_015_000]);
    expect(clock.now()).toBe(1_020_000);
    vi.advanceTimersByTime(19_999);
    expect(ran).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(ran).toEqual([1_010_000, 1_015_000, 1_060_000]);
  });
});
