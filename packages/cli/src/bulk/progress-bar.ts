import type { CampaignProgress } from "@cloopen-rest/campaigns";
import type { Context } from "../context.js";

/** Shows how far a campaign is. */
export interface ProgressView {
  show(progress: CampaignProgress): void;
  /** Ends the line. */
  end(): void;
}

const BAR_WIDTH = 20;
/** A program needs no more than one line a second. */
const JSON_INTERVAL_MS = 1_000;

/** Number of recipients that have an outcome in this campaign. */
export function settled({ total, pending, sending }: CampaignProgress): number {
  return total - pending - sending;
}

/**
 * Creates the view: one line on a terminal, a line of JSON a second for programs, nothing elsewhere, nor where nothing is
 * left to send.
 */
export function createProgressView(context: Context, started: CampaignProgress): ProgressView {
  const { terminal, output } = context;
  const startMs = terminal.now();
  const before = settled(started);
  if (output.json) {
    let shownMs = Number.NEGATIVE_INFINITY;
    return {
      show(progress) {
        if (terminal.now() - shownMs < JSON_INTERVAL_MS) return;
        shownMs = terminal.now();
        // A reader that has gone is noticed when the result is written.
        output.result({ event: "progress", ...progress }, () => "").catch(() => {});
      },
      end() {},
    };
  }
  if (terminal.stderr.isTTY !== true || started.pending === 0) return { show() {}, end() {} };
  const draw = (text: string): void => void terminal.stderr.write(`\r${text}\u001B[K`, () => {});
  return {
    show(progress) {
      const seconds = (terminal.now() - startMs) / 1_000;
      draw(progressLine(context, progress, { before, seconds, columns: terminal.stderr.columns ?? 80 }));
    },
    end: () => void terminal.stderr.write("\n", () => {}),
  };
}

/** What the line is made of, beside the numbers of the campaign. */
export interface LineOptions {
  /** Recipients that were settled before this run. */
  readonly before: number;
  /** Since the run began. */
  readonly seconds: number;
  readonly columns: number;
}

/** One line: bar, share, numbers, rate and the time that is left at this rate. */
export function progressLine(
  { t }: Context,
  progress: CampaignProgress,
  { before, seconds, columns }: LineOptions,
): string {
  const { total, rejected, unknown } = progress;
  const done = settled(progress);
  const share = total === 0 ? 1 : done / total;
  const rate = seconds > 0 ? (done - before) / seconds : 0;
  const filled = Math.floor(share * BAR_WIDTH);
  const parts = [
    `${"█".repeat(filled)}${"░".repeat(BAR_WIDTH - filled)} ${String(Math.floor(share * 100)).padStart(3)}%`,
    `${done}/${total}`,
    t(`${rate.toFixed(rate < 10 ? 1 : 0)}/s`, `${rate.toFixed(rate < 10 ? 1 : 0)} 个/秒`),
    ...(rate > 0 && done < total
      ? [t(`${duration((total - done) / rate)} left`, `剩余 ${duration((total - done) / rate)}`)]
      : []),
    ...(rejected > 0 ? [t(`${rejected} rejected`, `拒绝 ${rejected}`)] : []),
    ...(unknown > 0 ? [t(`${unknown} unknown`, `未知 ${unknown}`)] : []),
  ];
  let line = parts[0] ?? "";
  for (const part of parts.slice(1)) if (line.length + part.length + 3 < columns) line += ` · ${part}`;
  return line;
}

/** A length of time as `m:ss` or `h:mm:ss`. */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  const [hours, minutes] = [Math.floor(whole / 3_600), Math.floor((whole % 3_600) / 60)];
  const rest = String(whole % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}
