import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { killProcess } from "./kill-process.js";
import { isLong, say } from "./proof.js";
import { createRandom } from "./random.js";

const KILLS = Number(process.env["CLOOPEN_PROOF_KILLS"] ?? (isLong ? 200 : 5));
const SEED = Number(process.env["CLOOPEN_PROOF_SEED"] ?? 1);

it(`sends to each number at most once, and accounts for each, when its process is killed ${KILLS} times`, {
  timeout: 1_200_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), "cloopen-kills-"));
  try {
    const report = await killProcess(KILLS, folder, createRandom(SEED));
    say(`kill -9 on SQLite: ${JSON.stringify(report)}`);
    expect(report).toMatchObject({ kills: KILLS, mostPerNumber: 1, unexplained: 0, repeats: 0 });
    expect(report.accepted + report.unknown).toBe(report.recipients);
    // Of each process that dies, at most what it had under way; and one lost answer a campaign.
    expect(report.unknown).toBeLessThanOrEqual((report.kills * 3 + report.campaigns) * 50);
  } finally {
    await rm(folder, { recursive: true });
  }
});
