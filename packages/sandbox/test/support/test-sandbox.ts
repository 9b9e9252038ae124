import { createSandbox } from "../../src/create-sandbox.js";
import { createManualClock, type ManualClock } from "../../src/kernel/manual-clock.js";
import type { Sandbox, SandboxOptions } from "../../src/sandbox.js";

/** Noon of the leap day 2024 in Beijing. */
export const NOON: number = Date.UTC(2024, 1, 29, 4, 0, 0);
export const SECOND = 1_000;
export const MINUTE: number = 60 * SECOND;
export const HOUR: number = 60 * MINUTE;

export const MAIN = { sid: "a".repeat(32), token: "b".repeat(32) } as const;
export const SUB = { sid: "d".repeat(32), token: "e".repeat(32) } as const;
export const APP_ID: string = "c".repeat(32);

/** A sandbox with known credentials whose time stands still until the clock is moved. */
export interface TestSandbox {
  readonly sandbox: Sandbox;
  readonly clock: ManualClock;
}

export function createTestSandbox({
  start = NOON,
  ...options
}: SandboxOptions & { readonly start?: number } = {}): TestSandbox {
  const clock = createManualClock(start);
  const known = {
    accountSid: MAIN.sid,
    authToken: MAIN.token,
    appId: APP_ID,
    subAccounts: [SUB],
    seed: 7,
    onWarning: () => {},
  };
  return { sandbox: createSandbox({ ...known, ...options, clock }), clock };
}
