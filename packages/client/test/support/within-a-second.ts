import { expect } from "vitest";

/**
 * Runs an action and fails when it takes a second or more of processor time, whatever else the
 * machine does: hostile input must stay cheap.
 */
export async function withinASecond<T>(action: () => T | Promise<T>): Promise<T> {
  const start = process.cpuUsage();
  const result = await action();
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(1000);
  return result;
}
