import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createClient } from "@cloopen-rest/client";
import { createSandbox, type Sandbox } from "@cloopen-rest/sandbox";
import { startProgram } from "@cloopen-rest/test-kit";
import type { RunOptions } from "../../src/campaigns.js";
import { openCampaigns } from "../../src/open-campaigns.js";
import { collect, countMessages, numbers } from "../support/fixture.js";
import type { Random } from "./random.js";

/** What was seen while processes were killed. */
export interface KillReport {
  readonly campaigns: number;
  readonly kills: number;
  /** Kills before the campaign was created completely. */
  readonly killsInCreate: number;
  readonly recipients: number;
  readonly accepted: number;
  /** Recipients whose request was under way when its process died, or whose answer was lost. */
  readonly unknown: number;
  /** Of these, those that the sandbox has a message for. */
  readonly unknownReached: number;
  readonly mostPerNumber: number;
  /** Recipients that are neither accepted nor unknown, or accepted without a message. Must be 0. */
  readonly unexplained: number;
  /** Requests rejected by the sandbox because it had seen their `reqId`, of campaigns that repeat nothing. Must be 0. */
  readonly repeats: number;
}

/** The platform has seen the `reqId` (spec/reference/sms.md#sendtemplatesms). */
const SEEN_REQ_ID = "160054";
const CHILD = fileURLToPath(new URL("../support/sqlite-campaign.mjs", import.meta.url));
const COUNT = 3_000;
const RUN: RunOptions = { batchSize: 50, concurrency: 3 };
/** Long enough to be killed in, short enough for many. */
const LATENCY_MS = 15;
/** A process lives at most so long after its start, or after the campaign is created, before it is killed. */
const LONGEST_LIFE_MS = 400;
/** Then the campaign is left to end, however slow the machine is. */
const MAX_KILLS_IN_A_ROW = 30;

/**
 * Creates and runs campaigns on SQLite in a process that is killed with SIGKILL at random moments and started again, until
 * the campaign is done; one campaign after the other, until there were as many kills.
 */
export async function killProcess(kills: number, folder: string, random: Random): Promise<KillReport> {
  let repeats = 0;
  const sandbox = createSandbox({
    storage: { records: 1_000_000, bytes: 2 ** 31 },
    onRequest({ answer }) {
      if (answer.includes(SEEN_REQ_ID)) repeats += 1;
    },
  });
  const server = await sandbox.listen();
  try {
    let [sum, at] = [NONE, 0];
    while (sum.kills < kills) {
      const path = join(folder, `killed-${at}.db`);
      const first = 13_000_000_000 + at * COUNT;
      // Every other campaign repeats what is unknown, with the same reqId; the others never repeat anything.
      const repeatUnknown = at % 2 === 1;
      const before = repeats;
      const victim = { sandbox, url: server.url, path, first, kills: kills - sum.kills, random, repeatUnknown };
      const report = await killCampaign(victim);
      sum = add(sum, { ...report, repeats: repeatUnknown ? 0 : repeats - before });
      at += 1;
    }
    return sum;
  } finally {
    await server.close();
  }
}

interface Victim {
  readonly sandbox: Sandbox;
  readonly url: string;
  readonly path: string;
  readonly first: number;
  readonly kills: number;
  readonly random: Random;
  readonly repeatUnknown: boolean;
}

/** Kills the process of one campaign until the campaign is done, and compares its journal with the sandbox. */
async function killCampaign(victim: Victim): Promise<KillReport> {
  const { sandbox, url, path, first, kills, random, repeatUnknown } = victim;
  const { accountSid, authToken, appId } = sandbox;
  const env = {
    CLOOPEN_ACCOUNT_SID: accountSid,
    CLOOPEN_AUTH_TOKEN: authToken,
    CLOOPEN_APP_ID: appId,
    CLOOPEN_BASE_URL: url,
    STORE: path,
    FIRST: String(first),
    COUNT: String(COUNT),
    OPTIONS: JSON.stringify({ ...RUN, repeatUnknown }),
  };
  const lostAnswer = sandbox.fail({ kind: "reset-after", match: String(first + random.below(COUNT)) });
  const slow = sandbox.fail({ kind: "latency", ms: LATENCY_MS, times: "always" });
  let [killed, killedInCreate] = [0, 0];
  try {
    for (;;) {
      const child = startProgram(process.execPath, ["--no-warnings", CHILD], { env });
      // Mostly while it sends, sometimes while it reads the recipients.
      await child.line(random.chance(0.3) ? /^started$/ : /^created$/);
      const lives = killed < Math.min(kills, MAX_KILLS_IN_A_ROW);
      if (lives) await Promise.race([child.ended, pause(random.below(LONGEST_LIFE_MS))]);
      const { signal, code, stdout, stderr } = await (lives ? child.stop("SIGKILL") : child.ended);
      if (signal === "SIGKILL") {
        killed += 1;
        if (!/^created$/m.test(stdout)) killedInCreate += 1;
      } else if (code === 0 && stdout.endsWith("done\n")) {
        break;
      } else {
        throw new Error(`The process ended with ${code}: ${stdout}${stderr}`);
      }
    }
  } finally {
    lostAnswer();
    slow();
  }
  return { ...(await compare(sandbox, path, first)), kills: killed, killsInCreate: killedInCreate };
}

/** Compares a journal with the sandbox. */
async function compare(sandbox: Sandbox, path: string, first: number): Promise<KillReport> {
  const { accountSid, authToken, appId } = sandbox;
  const campaigns = await openCampaigns({ client: createClient({ accountSid, authToken, appId }), store: path });
  const campaign = await campaigns.get("killed");
  if (campaign === undefined) throw new Error("The campaign is lost.");
  const results = await collect(campaign.results());
  await campaigns.close();
  const sent = countMessages(sandbox);
  let [accepted, unknown, unknownReached, unexplained, mostPerNumber] = [0, 0, 0, 0, 0];
  const expected = numbers(COUNT, first);
  for (const [index, number] of expected.entries()) {
    const state = results[index]?.to === number ? results[index]?.state : undefined;
    const got = sent.get(number) ?? 0;
    mostPerNumber = Math.max(mostPerNumber, got);
    if (state === "accepted" && got > 0) accepted += 1;
    else if (state !== "unknown") unexplained += 1;
    else {
      unknown += 1;
      if (got > 0) unknownReached += 1;
    }
  }
  unexplained += Math.abs(results.length - COUNT);
  return { ...NONE, campaigns: 1, recipients: COUNT, accepted, unknown, unknownReached, mostPerNumber, unexplained };
}

const NONE: KillReport = {
  campaigns: 0,
  kills: 0,
  killsInCreate: 0,
  recipients: 0,
  accepted: 0,
  unknown: 0,
  unknownReached: 0,
  mostPerNumber: 0,
  unexplained: 0,
  repeats: 0,
};

function add(one: KillReport, other: KillReport): KillReport {
  return {
    campaigns: one.campaigns + other.campaigns,
    kills: one.kills + other.kills,
    killsInCreate: one.killsInCreate + other.killsInCreate,
    recipients: one.recipients + other.recipients,
    accepted: one.accepted + other.accepted,
    unknown: one.unknown + other.unknown,
    unknownReached: one.unknownReached + other.unknownReached,
    mostPerNumber: Math.max(one.mostPerNumber, other.mostPerNumber),
    unexplained: one.unexplained + other.unexplained,
    repeats: one.repeats + other.repeats,
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
