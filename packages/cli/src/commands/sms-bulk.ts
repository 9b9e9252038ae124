import { open, rm } from "node:fs/promises";
import {
  type Campaign,
  type CampaignProgress,
  type Campaigns,
  openCampaigns,
  type SendingHours,
} from "@cloopen-rest/campaigns";
import { confirm } from "../ask.js";
import { type BulkOptions, readBulkOptions } from "../bulk/bulk-options.js";
import { countRequests } from "../bulk/count-requests.js";
import { type OpenedCampaign, openCampaign } from "../bulk/open-campaign.js";
import { createProgressView, duration } from "../bulk/progress-bar.js";
import { writeResults } from "../bulk/write-results.js";
import { connect } from "../config/client.js";
import type { Context, Given } from "../context.js";
import { EXIT, type ExitCode } from "../exit-codes.js";
import type { Translate } from "../language.js";
import { readStore } from "../listen/store.js";
import { CliError, InterruptedError } from "../output/cli-error.js";
import { formatFields } from "../output/table.js";

/** Sends a template SMS to everybody in a CSV file, with a journal: the same command continues an interrupted run. */
export async function run(context: Context, given: Given): Promise<ExitCode> {
  const options = readBulkOptions(context, given);
  const { client } = await connect(context, given);
  const key = context.terminal.env["CLOOPEN_CAMPAIGN_KEY"];
  context.output.hide(key);
  const store = given.flag("dry-run") ? ":memory:" : options.journal;
  const isNew = store === options.journal && (await createJournal(store, context));
  const campaigns = await openCampaigns({ client, store, ...(key && { key }) });
  let isEmpty = false;
  try {
    return await runCampaign(context, given, options, campaigns);
  } finally {
    isEmpty = isNew && (await campaigns.list()).length === 0;
    await campaigns.close();
    if (isEmpty) await rm(options.journal, { force: true });
  }
}

/**
 * Creates the journal for its owner alone, since it holds phone numbers.
 *
 * @returns whether it is new
 * @throws {CliError} when it cannot be created
 */
async function createJournal(path: string, { t }: Context): Promise<boolean> {
  try {
    await (await open(path, "ax", 0o600)).close();
    return true;
  } catch (error) {
    const code: unknown = Reflect.get(Object(error), "code");
    if (code === "EEXIST") return false;
    throw new CliError(
      code === "ENOSPC" ? EXIT.output : EXIT.usage,
      t(`the journal ${path} cannot be created (${code})`, `无法创建日志 ${path}（${code}）`),
      t("--journal FILE names another place", "用 --journal 指定其他位置"),
    );
  }
}

async function runCampaign(
  context: Context,
  given: Given,
  options: BulkOptions,
  campaigns: Campaigns,
): Promise<ExitCode> {
  const { terminal } = context;
  const opened = await openCampaign(context, campaigns, options).catch((error: unknown) => {
    throw terminal.signal.aborted ? new InterruptedError(terminal.signal.reason) : error;
  });
  const { campaign, isResumed } = opened;
  if (options.reports !== undefined) await recordReports(context, campaigns, options.reports);
  const before = await campaign.progress();
  const requests = before.pending === 0 ? 0 : await countRequests(campaign, options.batchSize);
  await showPlan(context, options, { isResumed, requests, ...before });
  if (given.flag("dry-run")) return EXIT.done;
  if (before.pending > 0) {
    try {
      await confirm(context, given, questionOf(context, options, opened, before));
    } catch (error) {
      // A campaign that never began leaves no files.
      if (!isResumed) await campaign.delete();
      throw error;
    }
  }
  return send(context, options, campaign, before);
}

function questionOf(
  { t }: Context,
  { templateId }: BulkOptions,
  { ended }: OpenedCampaign,
  { pending }: CampaignProgress,
): string {
  const twice =
    ended === 0
      ? ""
      : t(
          ` (this journal has ${ended} earlier campaigns; people in both get both)`,
          `（该日志中已有 ${ended} 次群发，重复的号码会再次收到）`,
        );
  return t(
    `send template ${templateId} to ${pending} people${twice}`,
    `将模板 ${templateId} 发送给 ${pending} 人${twice}`,
  );
}

/** Sending hours; outside of them nothing moves, which a person should know. */
function hoursText({ from, until }: SendingHours, now: number, t: Translate): string {
  const time = new Date(now + 8 * 3_600_000).toISOString().slice(11, 16);
  const isOpen = from < until ? from <= time && time < until : from <= time || time < until;
  const waits = isOpen ? "" : t(`; it is ${time}, sending begins at ${from}`, `；现在 ${time}，${from} 开始发送`);
  return t(`${from} to ${until}, Beijing time${waits}`, `北京时间 ${from} 至 ${until}${waits}`);
}

/** What is going to be sent. */
interface Plan extends CampaignProgress {
  readonly isResumed: boolean;
  readonly requests: number;
}

async function showPlan(
  { output, terminal, t }: Context,
  options: BulkOptions,
  { isResumed, requests, total, pending, duplicate, unsent }: Plan,
): Promise<void> {
  const { requestsPerSecond, templateId, hours, journal, results } = options;
  const seconds = Math.ceil(requests / requestsPerSecond);
  const plan = {
    recipients: total,
    pending,
    duplicates: duplicate,
    malformed: unsent,
    requests,
    requestsPerSecond,
    seconds,
    ...(hours && { hours }),
  };
  if (output.json) return output.result({ event: "plan", isResumed, templateId, journal, results, ...plan }, () => "");
  const lines = await formatFields({
    [t("recipients", "号码数")]: String(total),
    [t("to send", "待发送")]: String(pending),
    [t("duplicates", "重复")]: String(duplicate),
    [t("malformed", "格式错误")]: String(unsent),
    [t("requests", "请求数")]: t(
      `${requests}, ${requestsPerSecond} a second: ${duration(seconds)}`,
      `${requests}，每秒 ${requestsPerSecond} 个：${duration(seconds)}`,
    ),
    [t("hours", "时段")]: hours && hoursText(hours, terminal.now(), t),
    [t("journal", "日志")]: journal,
    [t("results", "结果")]: results,
  });
  const head = isResumed
    ? pending > 0
      ? t("continues where it stopped", "从中断处继续")
      : t("was finished before; nothing is sent", "此前已完成，不再发送")
    : t("new campaign", "新的群发");
  await output.note([output.paint("bold", head, "stderr"), ...lines].join("\n"));
}

async function send(
  context: Context,
  options: BulkOptions,
  campaign: Campaign,
  before: CampaignProgress,
): Promise<ExitCode> {
  const { terminal, output, t } = context;
  const { requestsPerSecond, batchSize, hours, repeatUnknown, results } = options;
  if ((await campaign.status()) === "paused") await campaign.resume();
  const view = createProgressView(context, before);
  let end: string;
  try {
    ({ end } = await campaign.run({
      ...{ signal: terminal.signal, requestsPerSecond, batchSize, repeatUnknown },
      ...(hours !== undefined && { hours }),
      onProgress: view.show,
    }));
  } catch (error) {
    view.end();
    await output.note(
      t(
        "stopped; what was not sent is kept; run the same command to continue",
        "已停止；未发送的号码已保留，再次运行同一命令即可继续",
      ),
    );
    await writeResults(campaign, results);
    throw error;
  }
  view.end();
  await writeResults(campaign, results);
  const progress = await campaign.progress();
  await showEnd(context, options, end, progress);
  if (end === "aborted") return terminal.signal.reason === "SIGTERM" ? EXIT.terminated : EXIT.interrupted;
  const { pending, rejected, unknown, unsent, undelivered } = progress;
  return pending + rejected + unknown + unsent + undelivered > 0 ? EXIT.partial : EXIT.done;
}

async function showEnd(
  { output, t }: Context,
  { results }: BulkOptions,
  end: string,
  progress: CampaignProgress,
): Promise<void> {
  const { total: _, ...states } = progress;
  await output.result({ event: "end", end, results, ...progress }, async () => {
    const counts = Object.entries(states).filter(([, count]) => count > 0);
    return formatFields({
      ...Object.fromEntries(counts.map(([state, count]) => [state, String(count)])),
      [t("results", "结果")]: results,
    });
  });
  if (end === "aborted")
    await output.note(t("paused; run the same command to continue", "已暂停；再次运行同一命令即可继续"));
  if (progress.unknown > 0)
    await output.note(
      t(
        `${progress.unknown} may have been sent; a status report settles them: --reports FILE of cloopen listen --store, or --repeat-unknown`,
        `${progress.unknown} 个可能已发送；状态报告到达后确定：--reports 指定 cloopen listen --store 的文件，或使用 --repeat-unknown`,
      ),
    );
}

/** Records the status reports that `cloopen listen --store` has kept. */
async function recordReports({ output, t }: Context, campaigns: Campaigns, path: string): Promise<void> {
  const { parseWebhook } = await import("@cloopen-rest/client/webhooks");
  let recorded = 0;
  for (const { name, body } of await readStore(path, t)) {
    if (name !== "smsStatusReport") continue;
    const webhook = parseWebhook(Buffer.from(body).toString("utf8"));
    if (webhook.id !== "smsStatusReport") continue;
    if ((await campaigns.recordReport(webhook.message)) === "recorded") recorded += 1;
  }
  await output.note(t(`${recorded} status reports recorded`, `已记录 ${recorded} 条状态报告`));
}
