import { type Campaign, type CampaignStatus, type Campaigns, csvRecipients } from "@cloopen-rest/campaigns";
import type { Context } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { CliError } from "../output/cli-error.js";
import type { BulkOptions } from "./bulk-options.js";
import { campaignName } from "./campaign-name.js";

/** The campaign of a command line. */
export interface OpenedCampaign {
  readonly campaign: Campaign;
  /** It was in the journal before. */
  readonly isResumed: boolean;
  /** Campaigns in the same journal that have ended. */
  readonly ended: number;
}

const UNFINISHED: readonly CampaignStatus[] = ["ready", "paused"];

/**
 * Finds the campaign in its journal, or creates it there. Nothing is sent.
 *
 * @throws {CliError} when the journal has an unfinished campaign of another file or other options, and for an empty file
 * @throws {CampaignError} for what is wrong in the file, with line and column
 */
export async function openCampaign(
  context: Context,
  campaigns: Campaigns,
  options: BulkOptions,
): Promise<OpenedCampaign> {
  const { terminal, t } = context;
  const name = await campaignName(options, t);
  const known = await campaigns.list();
  const found = await campaigns.get(name);
  const ended = known.filter((each) => each.name !== name).length;
  if (found !== undefined) return { campaign: found, isResumed: true, ended };
  for (const other of known) await rejectUnfinished(context, campaigns, other.name, options);
  const { file, templateId, values, subAppend, csv, skipInvalid } = options;
  const campaign = await campaigns.create(
    {
      name,
      templateId,
      ...(values.length > 0 && { datas: values }),
      ...(subAppend !== undefined && { subAppend }),
      recipients: csvRecipients(file, csv),
    },
    { signal: terminal.signal, invalid: skipInvalid ? "skip" : "reject" },
  );
  if ((await campaign.progress()).total === 0) {
    await campaign.delete();
    throw new CliError(EXIT.usage, t(`${file} names nobody; nothing was sent`, `${file} 中没有号码；没有发送`));
  }
  return { campaign, isResumed: false, ended };
}

async function rejectUnfinished(
  { t }: Context,
  campaigns: Campaigns,
  name: string,
  { journal }: BulkOptions,
): Promise<void> {
  const other = await campaigns.get(name);
  if (other === undefined || !UNFINISHED.includes(await other.status())) return;
  if ((await other.progress()).pending === 0) return;
  throw new CliError(
    EXIT.usage,
    t(
      `${journal} holds an unfinished campaign; the file or the options have changed since it began`,
      `${journal} 中有未完成的群发；文件或选项在其开始后已改变`,
    ),
    t(
      "finish it with the old file and options, or begin another with --journal NEW (people in both get it twice)",
      "请用原来的文件和选项继续，或用 --journal 新文件 另起一次（两次都包含的号码会收到两条）",
    ),
  );
}
