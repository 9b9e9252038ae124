import type { RunningProgram } from "@cloopen-rest/test-kit";
import { numbers } from "../support/fixture.js";
import { type PostgresFixture, startPostgresFixture } from "../support/postgres-fixture.js";
import type { Random } from "./random.js";

/** What was seen while workers were killed. */
export interface KillReport {
  readonly kills: number;
  readonly recipients: number;
  /** Numbers that got a message, and the most messages that one number got. */
  readonly reached: number;
  readonly mostPerNumber: number;
  /** Requests that the platform had seen before. Must be none: it would hide that the journal sends twice. */
  readonly repeated: number;
  readonly accepted: number;
  /** Recipients whose request was under way when its worker died. */
  readonly unknown: number;
  /** Of these, those that the sandbox has a message for. */
  readonly unknownReached: number;
  /** Recipients that are neither accepted nor unknown, or accepted without a message. Must be none. */
  readonly unexplained: number;
}

const WORKERS = 4;
/** Recipients a request, and requests at a time in a worker. */
export const KILLED_BATCH = 5;
export const KILLED_CONCURRENCY = 3;
/** Long enough to be killed in, short enough for many. */
const LATENCY_MS = 15;
/** A process lives between these, from its first request on. */
const LIVES_MS = [20, 600] as const;

/**
 * Runs one campaign with four workers, kills one after the other with SIGKILL at random moments, and replaces each. At the
 * end, each number must have got at most one message, and each recipient must be accounted for.
 */
export async function killWorkers(programs: string, kills: number, random: Random): Promise<KillReport> {
  const fixture = await startPostgresFixture(programs);
  try {
    fixture.sandbox.fail({ kind: "latency", ms: LATENCY_MS, times: "always" });
    const recipients = numbers(kills * 400 + 1_000);
    const campaigns = await fixture.open();
    await campaigns.create({ name: "killed", templateId: "1", datas: ["6532", "5"], recipients });
    // One rate for all: so there is work until the last kill.
    const options = { batchSize: KILLED_BATCH, concurrency: KILLED_CONCURRENCY, requestsPerSecond: 60 };
    const start = (): RunningProgram => fixture.startWorker("killed", options);
    const workers = Array.from({ length: WORKERS }, start);
    for (let kill = 0; kill < kills; kill++) {
      const at = kill % WORKERS;
      const worker = workers[at];
      await worker?.line(/^sent$/);
      await pause(LIVES_MS[0] + random.next() * (LIVES_MS[1] - LIVES_MS[0]));
      const { signal } = (await worker?.stop("SIGKILL")) ?? {};
      if (signal !== "SIGKILL") throw new Error(`The worker ended before kill ${kill + 1}.`);
      workers[at] = start();
    }
    await Promise.all(workers.map((worker) => worker.stop("SIGKILL")));
    return await settle(fixture, recipients, kills + WORKERS);
  } finally {
    await fixture.close();
  }
}

/** Sends the rest, at a time when all leases have ended, and compares the journal with the sandbox. */
async function settle(fixture: PostgresFixture, recipients: readonly string[], kills: number): Promise<KillReport> {
  const later = await fixture.open({ effects: { now: () => Date.now() + 3_600_000 } });
  const campaign = await later.get("killed");
  const run = await campaign?.run({ batchSize: 200 });
  if (campaign === undefined || run?.end !== "done") throw new Error("The rest was not sent.");
  const sent = fixture.sent();
  let [accepted, unknown, unknownReached, unexplained] = [0, 0, 0, 0];
  for await (const { to, state } of campaign.results()) {
    const reached = sent.has(to);
    if (state === "accepted" && reached) accepted += 1;
    else if (state === "unknown") {
      unknown += 1;
      if (reached) unknownReached += 1;
    } else unexplained += 1;
  }
  const counts = recipients.map((number) => sent.get(number) ?? 0);
  const reached = counts.filter((count) => count > 0).length;
  const mostPerNumber = counts.reduce((most, count) => Math.max(most, count), 0);
  return {
    kills,
    recipients: recipients.length,
    reached,
    mostPerNumber,
    repeated: fixture.repeated(),
    accepted,
    unknown,
    unknownReached,
    unexplained,
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
