import type { Context } from "../context.js";
import { EXIT, type ExitCode } from "../exit-codes.js";
import { CliError, InterruptedError, WriteError } from "../output/cli-error.js";

/** An error as the user sees it. */
interface Described {
  readonly exitCode: ExitCode;
  readonly kind: string;
  readonly message: string;
  readonly fix?: string | undefined;
  readonly [detail: string]: unknown;
}

/**
 * Prints an error on stderr, for people or as JSON.
 *
 * @returns the exit code
 */
export async function reportError(context: Context, error: unknown): Promise<ExitCode> {
  const { output, t } = context;
  const described = await describe(context, error);
  if (described === undefined) return EXIT.brokenPipe;
  const { exitCode, message, fix } = described;
  const lines = [`${output.paint("bad", t("error:", "错误："), "stderr")} ${message}`];
  if (fix !== undefined) lines.push(`  → ${fix}`);
  // Where stderr cannot be written either, the exit code is all that is left.
  await output.report({ error: described }, lines.join("\n")).catch(() => {});
  return exitCode;
}

async function describe(context: Context, error: unknown): Promise<Described | undefined> {
  const { t } = context;
  if (error instanceof CliError)
    return { exitCode: error.exitCode, kind: "usage", message: error.message, fix: error.fix };
  if (error instanceof InterruptedError) {
    const exitCode = error.signalName === "SIGINT" ? EXIT.interrupted : EXIT.terminated;
    const said = error.said ?? t("nothing was sent", "没有发出任何请求");
    return { exitCode, kind: "interrupted", message: t(`interrupted; ${said}`, `已中断；${said}`) };
  }
  if (error instanceof WriteError) return describeWriteError(context, error);
  if (error instanceof Error && error.name === "CampaignError") return describeCampaignError(context, error);
  // Loaded here: a wrong flag needs no client.
  const { describeCallError } = await import("./call-error.js");
  return (
    describeCallError(context, error) ?? {
      exitCode: EXIT.internal,
      kind: "internal",
      message: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      fix: t("this is a fault of cloopen; please report it", "这是 cloopen 的缺陷，请反馈"),
    }
  );
}

/** Errors of campaigns say themselves what to do; they are told by their name, since most runs load no campaigns. */
function describeCampaignError({ t }: Context, error: Error): Described {
  const code: unknown = Reflect.get(error, "code");
  const place: unknown = Reflect.get(error, "place");
  const exitCode = code === "store-failed" ? EXIT.output : EXIT.usage;
  const fix =
    code === "key"
      ? t("the key comes from CLOOPEN_CAMPAIGN_KEY", "密钥取自环境变量 CLOOPEN_CAMPAIGN_KEY")
      : code === "input"
        ? t(
            "--to-column and --column name the columns, --delimiter and --encoding the form; --skip-invalid leaves malformed numbers out",
            "用 --to-column 和 --column 指定列，用 --delimiter 和 --encoding 指定格式；--skip-invalid 跳过格式错误的号码",
          )
        : undefined;
  return { exitCode, kind: "campaign", code, place, message: error.message, fix };
}

function describeWriteError({ t }: Context, { code, path }: WriteError): Described | undefined {
  if (code === "EPIPE" && path === undefined) return undefined;
  const where = path ?? t("the output", "输出");
  const reason = code === "ENOSPC" ? t("the disk is full", "磁盘已满") : code;
  return {
    exitCode: EXIT.output,
    kind: "output",
    message: t(`${where} could not be written: ${reason}`, `无法写入${where}：${reason}`),
  };
}
