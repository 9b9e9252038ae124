import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient, fetchTransport } from "@cloopen-rest/client";
import { createSandbox } from "@cloopen-rest/sandbox";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openCampaigns } from "../../src/open-campaigns.js";
import { countMessages, numbers } from "../support/fixture.js";

/** What is on the disk at one moment: the database, and the log beside it. */
interface Disk {
  readonly database: Buffer;
  readonly log: Buffer;
}

/** A page in the log. Format: sqlite.org/fileformat2.html#walformat. */
interface Frame {
  readonly page: number;
  /** Where the frame ends in the log. */
  readonly end: number;
  readonly isCommit: boolean;
}

const LOG_HEADER = 32;
const FRAME_HEADER = 24;
const PEOPLE = numbers(5);

let folder: string;
let made = 0;
/** While the third of five requests is on its way: two have an outcome, two wait. */
let disk: Disk;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cloopen-torn-"));
  const path = join(folder, "first.db");
  const sandbox = createSandbox();
  let requests = 0;
  const campaigns = await openCampaigns({
    store: path,
    client: clientOf(sandbox, async () => {
      requests += 1;
      if (requests === 3) disk = { database: await readFile(path), log: await readFile(`${path}-wal`) };
    }),
  });
  const campaign = await campaigns.create(
    { name: "torn", templateId: "1", datas: ["6532", "5"], recipients: PEOPLE },
    { variables: 2 },
  );
  await campaign.run({ batchSize: 1, concurrency: 1 });
  await campaigns.close();
});
afterAll(() => rm(folder, { recursive: true }));

function clientOf(sandbox: ReturnType<typeof createSandbox>, before: () => Promise<void> = async () => {}) {
  const { accountSid, authToken, appId } = sandbox;
  const transport = fetchTransport({
    async fetch(url, init) {
      await before();
      return await sandbox.fetch(new Request(url, init));
    },
  });
  return createClient({ accountSid, authToken, appId, transport });
}

function framesOf(log: Buffer): readonly Frame[] {
  const size = FRAME_HEADER + log.readUInt32BE(8);
  const salts = log.subarray(16, 24);
  const frames: Frame[] = [];
  for (let at = LOG_HEADER; at + size <= log.length; at += size) {
    // Frames of an earlier use of the log have other salts.
    if (!log.subarray(at + 8, at + 16).equals(salts)) break;
    frames.push({ page: log.readUInt32BE(at), end: at + size, isCommit: log.readUInt32BE(at + 4) > 0 });
  }
  return frames;
}

/** Bytes that look like nothing, the same each time. */
const garbage = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, index) => (index * 151 + 43) % 256));

/** Opens a disk as the next process finds it, and sends what is left. */
async function resume({ database, log }: Disk) {
  const path = join(folder, `${made++}.db`);
  await writeFile(path, database);
  await writeFile(`${path}-wal`, log);
  const sandbox = createSandbox();
  const campaigns = await openCampaigns({ store: path, client: clientOf(sandbox) });
  const campaign = await campaigns.get("torn");
  if (campaign === undefined) throw new Error("the campaign is lost");
  const found = await campaign.progress();
  const { end, progress } = await campaign.run({ batchSize: 1, concurrency: 1 });
  await campaigns.close();
  return { found, end, progress, sent: [...countMessages(sandbox)] };
}

const SENT_BEFORE = { accepted: 2 };
/** The intent is whole: the request may have left. */
const UNKNOWN = {
  found: { ...SENT_BEFORE, unknown: 1, pending: 2 },
  end: "done",
  progress: { accepted: 4, unknown: 1, pending: 0 },
  sent: PEOPLE.slice(3).map((to) => [to, 1]),
};
/** The intent was never whole, so the request never left. */
const NOT_BEGUN = {
  found: { ...SENT_BEFORE, unknown: 0, pending: 3 },
  end: "done",
  progress: { accepted: 5, unknown: 0, pending: 0 },
  sent: PEOPLE.slice(2).map((to) => [to, 1]),
};

it("a log that is whole says that the request may have left", async () => {
  expect(await resume(disk)).toMatchObject(UNKNOWN);
});

it("of an intent that is torn in the log nothing is left, wherever it is torn and whatever follows it", async () => {
  const { database, log } = disk;
  const ends = framesOf(log)
    .filter(({ isCommit }) => isCommit)
    .map(({ end }) => end);
  const [start = 0, end = 0] = ends.slice(-2);
  const places = Array.from({ length: Math.ceil((end - start) / 1_021) }, (_, index) => start + index * 1_021);
  expect(places.length).toBeGreaterThan(5);
  for (const place of [...places, end - 1]) {
    const whole = log.subarray(0, place);
    for (const rest of [Buffer.alloc(0), Buffer.alloc(end - place), garbage(end - place)])
      expect([place, await resume({ database, log: Buffer.concat([whole, rest]) })]).toMatchObject([place, NOT_BEGUN]);
  }
});

it("a page that is torn while the log is moved into the database is taken from the log", async () => {
  const { database, log } = disk;
  const size = log.readUInt32BE(8);
  const pages = new Set(framesOf(log).map(({ page }) => page));
  expect(pages.size).toBeGreaterThan(3);
  for (const page of pages) {
    const torn = Buffer.alloc(Math.max(database.length, page * size));
    database.copy(torn);
    garbage(size / 2).copy(torn, page * size - size / 2);
    expect([page, await resume({ database: torn, log })]).toMatchObject([page, UNKNOWN]);
  }
});
