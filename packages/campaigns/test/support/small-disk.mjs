// Campaigns on a small file system of their own: DISK is empty and can be filled. Prints one JSON object a line.
import { execFileSync } from "node:child_process";
import { closeSync, ftruncateSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { openCampaigns } from "@cloopen-rest/campaigns";
import { createClient, fetchTransport } from "@cloopen-rest/client";
import { createSandbox } from "@cloopen-rest/sandbox";

const { DISK, CASES } = process.env;
mkdirSync(DISK, { recursive: true });
execFileSync("mount", ["-t", "tmpfs", "-o", "size=12m", "none", DISK]);

const FILLER = join(DISK, "filler");
/** Fills the disk but for so many kibibytes. */
function fill(free) {
  const file = openSync(FILLER, "w");
  const block = Buffer.alloc(4_096);
  let size = 0;
  try {
    for (;;) size += writeSync(file, block);
  } catch (error) {
    if (error.code !== "ENOSPC") throw error;
  }
  ftruncateSync(file, Math.max(0, size - free * 1_024));
  closeSync(file);
}
const empty = () => rmSync(FILLER, { force: true });

/** On Node 20 a file that could not be closed on a full disk stays open until its statements are collected. */
async function collectStatements() {
  globalThis.gc();
  await new Promise((resolve) => setImmediate(resolve));
}

const BATCH = 20;
const COUNT = 2_000;
const MESSAGE = { templateId: "1", datas: ["6532", "5"] };
const path = join(DISK, "campaigns.db");
const numbersOf = (count) => Array.from({ length: count }, (_, index) => String(13_800_000_000 + index));

/** Opens the store over a sandbox of its own. `onRequest` is told the number of each request, from 0. */
function createWorld(onRequest = () => {}) {
  const sandbox = createSandbox();
  const { accountSid, authToken, appId } = sandbox;
  let requests = 0;
  const fetchTransportOf = fetchTransport({ fetch: (url, init) => sandbox.fetch(new Request(url, init)) });
  const transport = (request, options) => {
    if (request.url.includes("TemplateSMS")) onRequest(requests++);
    return fetchTransportOf(request, options);
  };
  const client = createClient({ accountSid, authToken, appId, transport });
  const open = async () => {
    await collectStatements();
    return await openCampaigns({ client, store: path });
  };
  const sent = () => {
    const counts = new Map();
    for (const { to } of sandbox.state.messages.values())
      for (const number of to) counts.set(number, (counts.get(number) ?? 0) + 1);
    return counts;
  };
  return { open, sent };
}

async function tellEnd(campaigns, name, sent) {
  const campaign = await campaigns.get(name);
  const { end, progress } = await campaign.run({ batchSize: BATCH });
  const counts = sent();
  let unexplained = 0;
  for await (const { to, state } of campaign.results()) {
    const got = counts.get(to) ?? 0;
    if (got > 1 || (got === 0 && state === "accepted") || !["accepted", "unknown"].includes(state)) unexplained += 1;
  }
  const { accepted, unknown, total } = progress;
  return { end, accepted, unknown, total, unexplained, mostPerNumber: Math.max(...counts.values()) };
}

/** The disk is full while recipients are stored. */
async function whileCreated(free) {
  const { open, sent } = createWorld();
  let campaigns = await open();
  fill(free);
  const recipients = numbersOf(20_000);
  const error = await campaigns.create({ ...MESSAGE, name: "full", recipients }).then(
    () => undefined,
    (reason) => reason,
  );
  const sentAtFailure = sent().size;
  await campaigns.close();
  empty();
  campaigns = await open();
  const left = (await campaigns.list()).length;
  await campaigns.create({ ...MESSAGE, name: "full", recipients: numbersOf(COUNT) });
  const end = await tellEnd(campaigns, "full", sent);
  await campaigns.close();
  return { code: error?.code, message: error?.message, sentAtFailure, left, ...end };
}

/** The disk becomes full with a request of the run. */
async function whileSent(free, atRequest) {
  const { open, sent } = createWorld((request) => {
    if (request === atRequest) fill(free);
  });
  let campaigns = await open();
  const campaign = await campaigns.create({ ...MESSAGE, name: "full", recipients: numbersOf(COUNT) });
  const error = await campaign.run({ batchSize: BATCH }).then(
    () => undefined,
    (reason) => reason,
  );
  const requestsAtFailure = sent().size / BATCH;
  await campaigns.close();
  empty();
  campaigns = await open();
  const end = await tellEnd(campaigns, "full", sent);
  await campaigns.close();
  return { code: error?.code, message: error?.message, requestsAtFailure, ...end };
}

/** The file system is read-only. */
async function readOnly() {
  const { open, sent } = createWorld();
  let campaigns = await open();
  await campaigns.create({ ...MESSAGE, name: "full", recipients: numbersOf(COUNT) });
  await campaigns.close();
  await collectStatements();
  execFileSync("mount", ["-o", "remount,ro", DISK]);
  const error = await open().then(
    () => undefined,
    (reason) => reason,
  );
  execFileSync("mount", ["-o", "remount,rw", DISK]);
  const sentAtFailure = sent().size;
  campaigns = await open();
  const end = await tellEnd(campaigns, "full", sent);
  await campaigns.close();
  return { code: error?.code, message: error?.message, sentAtFailure, ...end };
}

const KINDS = { whileCreated, whileSent, readOnly };
for (const [kind, ...args] of JSON.parse(CASES)) {
  const result = await KINDS[kind](...args);
  for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(path + suffix, { force: true });
  console.log(JSON.stringify({ kind, args, ...result }));
}
