/** Next event: a job of the source, the end of the source, or the result of a running job. */
type Event<Job, Result> =
  | { readonly kind: "job"; readonly job: Job }
  | { readonly kind: "end" }
  | { readonly kind: "result"; readonly id: number; readonly result: Result };

/** Jobs to run, and how to run them. */
export interface Work<Job, Result> {
  readonly jobs: AsyncGenerator<Job, void, undefined>;
  /** Number of jobs that run at the same time. */
  readonly limit: number;
  readonly run: (job: Job) => Promise<Result>;
  /** Called when the consumer leaves before the end, so that the source can stop waiting. */
  readonly leave: () => void;
}

/**
 * Runs the jobs of a source, at most `limit` at a time, and yields each result when it is ready. A
 * slow consumer slows the source: a job is read only while fewer than `limit` results are pending.
 * When the consumer leaves early, running jobs are awaited and the source is closed.
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
