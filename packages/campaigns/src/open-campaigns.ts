import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { CampaignError } from "./campaign-error.js";
import type { Campaign, CampaignEffects, Campaigns, CampaignsOptions, StatusReport } from "./campaigns.js";
import type { Context } from "./context.js";
import { runCampaign } from "./engine/run-campaign.js";
import { createCampaign } from "./input/create-campaign.js";
import { findStored } from "./journal/find-campaign.js";
import { createSeals, dialForm } from "./journal/journal-codec.js";
import { endStates, readProgress } from "./journal/progress.js";
import { readResults, writeCsv } from "./journal/results.js";
import { readKey } from "./journal/seal.js";
import { sqliteStore } from "./sqlite/sqlite-store.js";
import type { StoredCampaign } from "./store/records.js";
import type { CampaignStatus } from "./store/states.js";

const HOUR_MS = 3_600_000;

const REAL_EFFECTS: CampaignEffects = {
  now: () => Date.now(),
  sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => {}),
  randomBytes: (size) => randomBytes(size),
};

/**
 * Opens a store and returns its campaigns.
 *
 * @throws {CampaignError} `store-locked`, `store-version`, `store-damaged`, `store-failed`; `key` for a malformed key
 */
export async function openCampaigns(options: CampaignsOptions): Promise<Campaigns> {
  const { client, store: given, key, effects } = options;
  if (typeof client?.call !== "function") throw new TypeError("client: give a client of createClient().");
  const allEffects = { ...REAL_EFFECTS, ...effects };
  const seals = createSeals(readKey(key), allEffects.randomBytes);
  const store = typeof given === "string" ? sqliteStore(given) : given;
  await store.open();
  const context: Context = { client, store, seals, effects: allEffects, running: new Set() };

  return {
    async create(params, createOptions = {}) {
      return toCampaign(context, await createCampaign(context, params, createOptions));
    },
    async get(name) {
      const stored = await store.findCampaign({ name });
      if (stored === undefined) return undefined;
      seals.of(stored);
      return toCampaign(context, stored);
    },
    async list() {
      const campaigns = await store.listCampaigns();
      return campaigns.map(({ id, name, templateId, status, createdAt, keyCheck }) => {
        return { id, name, templateId, status, createdAt, encrypted: keyCheck !== undefined };
      });
    },
    recordReport: (report) => recordReport(context, report),
    close: () => store.close(),
  };
}

async function recordReport(
  { store, seals, effects }: Context,
  report: StatusReport,
): ReturnType<Campaigns["recordReport"]> {
  const { reqId, fromNum, status, deliverCode } = report;
  if (!reqId || !fromNum || status === undefined) return "unmatched";
  const state = status === "0" ? "delivered" : "undelivered";
  const dial = dialForm(fromNum);
  const code = deliverCode || status;
  return store.recordReport({ reqId, keyOf: (one) => seals.of(one).digest(dial), state, code, now: effects.now() });
}

function toCampaign(context: Context, { id, name, templateId, createdAt }: StoredCampaign): Campaign {
  const { store } = context;
  const change = async (from: readonly CampaignStatus[], to: CampaignStatus): Promise<void> => {
    if (await store.setStatus(id, from, to)) return;
    const { status } = await findStored(context, id);
    if (status !== to) throw new CampaignError("campaign-state", `${name} is ${status}, so it cannot become ${to}.`);
  };
  return {
    id,
    name,
    templateId,
    createdAt,
    status: async () => (await findStored(context, id)).status,
    run: (options = {}) => runCampaign(context, id, options),
    pause: () => change(["ready"], "paused"),
    resume: () => change(["paused"], "ready"),
    cancel: () => change(["ready", "paused"], "cancelled"),
    async progress() {
      await findStored(context, id);
      return readProgress(store, id);
    },
    async summary() {
      const { status } = await findStored(context, id);
      const byCode = endStates(await store.countStates(id), status);
      return { progress: await readProgress(store, id), byCode, byHour: await store.countTimes(id, HOUR_MS) };
    },
    results: () => readResults(context, id),
    resultsCsv: () => writeCsv(readResults(context, id)),
    async delete() {
      if (context.running.has(id))
        throw new CampaignError("campaign-state", `${name} is running: end its run before you delete it.`);
      await store.deleteCampaign(id);
    },
  };
}
