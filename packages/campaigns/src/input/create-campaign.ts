import { CampaignError } from "../campaign-error.js";
import type { CampaignRecipient, CreateCampaignOptions, CreateCampaignParams } from "../campaigns.js";
import type { Context } from "../context.js";
import { sealMessage } from "../journal/journal-codec.js";
import type { NewRecipient, StoredCampaign } from "../store/records.js";
import { countVariables } from "./count-variables.js";
import { checkDatas, inputError, readRecipient } from "./read-recipients.js";

/** Recipients written in one transaction. */
const CHUNK = 1_000;
/** An import without a sign of life for so long belongs to a process that is gone. */
const IMPORT_LEASE_MS = 15 * 60_000;

/** Creates a campaign. Until it is complete it is an import, which is not sent and which a restart discards. */
export async function createCampaign(
  context: Context,
  params: CreateCampaignParams,
  options: CreateCampaignOptions,
): Promise<StoredCampaign> {
  const { store, effects, seals, client } = context;
  const { name, templateId, datas, subAppend, recipients } = checkParams(params);
  const { signal, onProgress, invalid = "reject", countries = ["86"] } = options;
  const variables = options.variables ?? (await countVariables(client, templateId));
  if (signal?.aborted) throw signal.reason;

  const id = Buffer.from(effects.randomBytes(16)).toString("hex");
  const seal = seals.create(id);
  const createdAt = effects.now();
  const message = sealMessage(seal, { ...(datas && { datas }), ...(subAppend !== undefined && { subAppend }) });
  const { keyCheck } = seal;
  const status = "importing";
  const campaign = { id, name, templateId, message, status, createdAt, importedAt: createdAt, keyCheck } as const;
  await store.discardImports(createdAt - IMPORT_LEASE_MS);
  if (!(await store.createCampaign(campaign)))
    throw new CampaignError("campaign-exists", `A campaign named ${name} exists: get it, or delete it first.`);

  try {
    const rules = { invalid, countries, variables, commonVariables: datas?.length ?? 0 };
    let index = 0;
    let chunk: NewRecipient[] = [];
    const write = async (): Promise<void> => {
      if ((await store.appendRecipients(id, chunk, effects.now())) === undefined) throw discarded(name);
      chunk = [];
      onProgress?.(index);
    };
    for await (const recipient of recipients) {
      if (signal?.aborted) throw signal.reason;
      chunk.push(readRecipient(recipient, index, seal, rules));
      index += 1;
      if (chunk.length === CHUNK) await write();
    }
    if (chunk.length > 0) await write();
    if (signal?.aborted) throw signal.reason;
    if (!(await store.setStatus(id, ["importing"], "ready"))) throw discarded(name);
    return { ...campaign, status: "ready" };
  } catch (error) {
    // What cannot be deleted now is discarded when the store is opened again.
    await store.deleteCampaign(id).catch(() => false);
    throw error;
  }
}

function discarded(name: string): CampaignError {
  const why = "its recipients came too slowly, or another process deleted it";
  return new CampaignError("campaign-missing", `The import of ${name} was discarded: ${why}. Create it again.`);
}

function checkParams(params: CreateCampaignParams): CreateCampaignParams {
  const { name, templateId, datas, subAppend, recipients } = params;
  if (typeof name !== "string" || name.length < 1 || name.length > 200)
    throw new TypeError("name: 1 to 200 characters.");
  if (typeof templateId !== "string" || !/^\d+$/.test(templateId))
    throw new TypeError("templateId: digits, as the console shows them.");
  if (subAppend !== undefined && !/^\d{1,4}$/.test(subAppend)) throw new TypeError("subAppend: one to four digits.");
  if (datas !== undefined) checkDatas(datas, () => ({}));
  if (!isIterable(recipients)) throw inputError("recipients must be iterable; put one number into a list", {});
  return params;
}

function isIterable(value: unknown): value is Iterable<CampaignRecipient> | AsyncIterable<CampaignRecipient> {
  return typeof value === "object" && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value);
}
