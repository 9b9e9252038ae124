import { findPostgres, requireProgram } from "@cloopen-rest/test-kit";
import { describe, expect, it } from "vitest";
import { KILLED_BATCH, KILLED_CONCURRENCY, killWorkers } from "./kill-workers.js";
import { isLong, say } from "./proof.js";
import { createRandom } from "./random.js";

const KILLS = isLong ? 100 : 2;
/** By default another one each time; the failure names it. */
const SEED = Number(process.env["CLOOPEN_PROOF_SEED"] ?? Math.floor(Math.random() * 2 ** 32));

const programs = await findPostgres();
if (requireProgram(programs, "PostgreSQL", "postgresql")) {
  it(`sends each number at most once, and accounts for each, when workers are killed ${KILLS} times (seed ${SEED})`, async () => {
    const report = await killWorkers(programs, KILLS, createRandom(SEED));
    say(`kill -9 with four workers on PostgreSQL: seed ${SEED}, ${JSON.stringify(report)}`);
    const { recipients, accepted, unknown } = report;
    expect(report).toMatchObject({ mostPerNumber: 1, repeated: 0, unexplained: 0 });
    expect(accepted + unknown).toBe(recipients);
    // Of each worker that dies, at most what it had under way.
    expect(unknown).toBeLessThanOrEqual(report.kills * KILLED_CONCURRENCY * KILLED_BATCH);
  }, 1_200_000);
} else {
  describe.skip("kill -9 with four workers");
}
