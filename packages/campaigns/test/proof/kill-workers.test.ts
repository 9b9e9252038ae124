import { findPostgres, requireProgram } from "@cloopen-rest/test-kit";
import { describe, expect, it } from "vitest";
import { killWorkers } from "./kill-workers.js";

/** `npm run prove` kills 100 times. */
const KILLS = process.env["CLOOPEN_PROVE"] === "1" ? 100 : 6;

const programs = await findPostgres();
if (requireProgram(programs, "PostgreSQL", "postgresql")) {
  it(`sends each number at most once, and accounts for each, when workers are killed ${KILLS} times`, async () => {
    const report = await killWorkers(programs, KILLS, Math.random);
    console.log(JSON.stringify(report));
    const { recipients, accepted, unknown } = report;
    expect(report).toMatchObject({ mostPerNumber: 1, unexplained: 0 });
    expect(accepted + unknown).toBe(recipients);
    // Of each worker that dies, at most what it had under way.
    expect(unknown).toBeLessThanOrEqual(report.kills * 3 * 5);
  }, 1_200_000);
} else {
  describe.skip("kill -9 with four workers");
}
