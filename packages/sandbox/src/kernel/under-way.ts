/** Work that has begun and has not ended. */
export interface UnderWay {
  /** Whether there is some. */
  readonly busy: boolean;
  /** How much has begun so far. */
  readonly begun: number;
  /** Counts a piece of work until it ends, well or not. */
  track<Value>(work: Promise<Value>): Promise<Value>;
  /** Waits until all of it has ended, but no longer than that many milliseconds of the machine's time. */
  settled(longestMs: number): Promise<void>;
}

/** Nothing is under way. */
export function createUnderWay(): UnderWay {
  const works = new Set<Promise<unknown>>();
  let begun = 0;
  return {
    get busy() {
      return works.size > 0;
    },
    get begun() {
      return begun;
    },
    track(work) {
      begun += 1;
      const ended: Promise<unknown> = work
        .then(
          () => {},
          () => {},
        )
        .finally(() => works.delete(ended));
      works.add(ended);
      return work;
    },
    settled(longestMs) {
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, longestMs);
        const wait = async (): Promise<void> => {
          while (works.size > 0) await Promise.all(works);
          clearTimeout(timer);
          resolve();
        };
        void wait();
      });
    },
  };
}
