import { readFile } from "node:fs/promises";
import { readStdin } from "../ask.js";
import type { Context, Given } from "../context.js";
import { EXIT, type ExitCode } from "../exit-codes.js";
import { postSample } from "../listen/post-sample.js";
import { readReceived } from "../listen/received.js";
import { readSamples } from "../listen/samples.js";
import { CliError, InterruptedError } from "../output/cli-error.js";
import { formatFields } from "../output/table.js";

/** Reads a webhook as the platform sends it, or sends one to an application and checks its reply. */
export async function run(context: Context, given: Given): Promise<ExitCode> {
  const url = given.option("url");
  return url === undefined ? readOne(context, given) : tryApplication(context, given, url);
}

async function readOne(context: Context, given: Given): Promise<ExitCode> {
  const { terminal, output, t } = context;
  const [file] = given.operands;
  if (file === undefined && terminal.stdin.isTTY)
    throw new CliError(EXIT.usage, t("give a file, a body on stdin, or --url", "请给出文件、标准输入或 --url"));
  const body =
    file === undefined
      ? Buffer.from(await readStdin(context))
      : await readFile(file).catch(() => {
          throw new CliError(EXIT.usage, t(`${file} cannot be read`, `无法读取 ${file}`));
        });
  const request = { method: "POST", target: "/", contentType: undefined, body };
  const { reply, ...read } = await readReceived(request, { allowCalls: true });
  const isKnown = read.name !== "unreadable" && read.name !== "unknown";
  await output.result({ ...read, reply }, async () => [
    `${output.paint("bold", read.name)}${read.format === undefined ? "" : ` (${read.format})`}`,
    ...(await formatFields(
      Object.fromEntries(Object.entries(read.fields).map(([name, value]) => [name, textOf(value)])),
    )),
    ...(await formatFields({
      [t("reason", "原因")]: read.reason,
      [t("missing", "缺少")]: read.missing?.join(", "),
      [t("not in the contract", "契约之外")]: Object.keys(read.unknownFields ?? {}).join(", "),
      [t("deviations", "偏差")]: read.deviations?.map(({ kind, path }) => `${kind} ${path}`.trim()).join(", "),
      [t("expected reply", "期望的应答")]: reply.body,
    })),
  ]);
  return isKnown && (read.missing ?? []).length === 0 ? EXIT.done : EXIT.rejected;
}

async function tryApplication({ terminal, output, t }: Context, given: Given, url: string): Promise<ExitCode> {
  if (!(URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)))
    throw new CliError(EXIT.usage, t("--url must be an http or https URL", "--url 必须是 http 或 https 地址"));
  const samples = await readSamples();
  const kind = given.option("kind");
  const chosen = samples.filter(({ id }) => kind === undefined || id === kind);
  if (chosen.length === 0)
    throw new CliError(
      EXIT.usage,
      t(`--kind: there is no webhook ${kind}`, `--kind：没有回调 ${kind}`),
      [...new Set(samples.map(({ id }) => id))].join(", "),
    );
  let failures = 0;
  for (const sample of chosen) {
    const result = await postSample(sample, url, terminal.signal, t).catch(() => {
      throw new InterruptedError(terminal.signal.reason);
    });
    const { problems, durationMs, reply } = result;
    if (problems.length > 0) failures += 1;
    const { id, format } = sample;
    await output.result({ id, format, ok: problems.length === 0, problems, durationMs, reply }, () =>
      [
        problems.length === 0 ? output.paint("good", "✓") : output.paint("bad", "✗"),
        `${id} (${format})`,
        problems.length === 0 ? `${reply?.body.trim()}` : problems.join("; "),
      ].join(" "),
    );
  }
  return failures === 0 ? EXIT.done : EXIT.rejected;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
