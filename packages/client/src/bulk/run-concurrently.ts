/** What came first: a job of the source, its end, or the result of a job that was running. */
type Event<Job, Result> =
  | { readonly kind: "job"; readonly job: Job }
  | { readonly kind: "end" }
  | { readonly kind: "result"; readonly id: number; readonly result: Result };

/** What to run, and how. */
export interface Work<Job, Result> {
  readonly jobs: AsyncGenerator<Job, void, undefined>;
  /** Jobs that run at the same time. */
  readonly limit: number;
  readonly run: (job: Job) => Promise<Result>;
  /** Called when the consumer leaves before the end: the source may have to be told to let go. */
  readonly leave: () => void;
}

/**
 * Runs jobs as they come from a source, at most `limit` at a time, and gives their results as they
 * are ready. A job is taken from the source only when there is room for it, and room is made only
 * when a result is taken: a slow consumer slows the source. When the consumer leaves early, what is
 * running is waited for, and the source is closed.
 */
export async function* runConcurrently<Job, Result>(work: Work<Job, Result>): AsyncGenerator<Result, void, undefined> {
  const { jobs, limit } = work;
  const running = new Map<number, Promise<Event<Job, Result>>>();
  let next: Promise<Event<Job, Result>> | undefined;
  let ended = false;
  let started = 0;
  try {
    while (!ended || running.size > 0) {
      if (!ended && running.size < limit) next ??= takeJob(jobs);
      const event = await Promise.race(next === undefined ? running.values() : [...running.values(), next]);
      if (event.kind === "result") {
        running.delete(event.id);
        yield event.result;
      } else {
        next = undefined;
        if (event.kind === "end") ended = true;
        else running.set(++started, runJob(work, event.job, started));
      }
    }
  } finally {
    if (!ended) work.leave();
    await Promise.allSettled(running.values());
    await jobs.return();
  }
}

async function takeJob<Job, Result>(jobs: AsyncGenerator<Job, void, undefined>): Promise<Event<Job, Result>> {
  const { done, value } = await jobs.next();
  return done ? { kind: "end" } : { kind: "job", job: value };
}

async function runJob<Job, Result>({ run }: Work<Job, Result>, job: Job, id: number): Promise<Event<Job, Result>> {
  return { kind: "result", id, result: await run(job) };
}
