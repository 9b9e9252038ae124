import type { CampaignEffects } from "../../src/campaigns.js";

/** A clock that stands still, except for sleeps. */
export interface VirtualClock extends Pick<CampaignEffects, "now" | "sleep"> {
  /** Sets the time, milliseconds since 1970. */
  set(time: number): void;
  /** Sleeps so far, in milliseconds. */
  readonly slept: readonly number[];
}

export function createVirtualClock(start: number): VirtualClock {
  let time = start;
  const slept: number[] = [];
  return {
    now: () => time,
    async sleep(ms, signal) {
      if (signal.aborted) return;
      slept.push(ms);
      time += ms;
    },
    set(to) {
      time = to;
    },
    slept,
  };
}

/** A time in Beijing, such as `2026-11-26 23:50`, in milliseconds since 1970. */
export function inBeijing(time: string): number {
  return Date.parse(`${time.replace(" ", "T")}+08:00`);
}
