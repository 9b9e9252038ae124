import { isCloopenError } from "@cloopen-rest/client";
import { connect } from "../config/client.js";
import { readSettings } from "../config/settings.js";
import type { Context, Given } from "../context.js";
import { checkAddressList, checkBalance, checkCredentials, checkSubAccount } from "../doctor/account-checks.js";
import { checkApplication, checkCallbackUrl, checkTemplate } from "../doctor/application-checks.js";
import type { Check, CheckState, Examination, Finding } from "../doctor/check.js";
import { checkClock, checkDns, checkTls } from "../doctor/network-checks.js";
import { probeLive, probeReqId } from "../doctor/probes.js";
import { checkBaseUrl, checkSettings } from "../doctor/settings-checks.js";
import { EXIT, type ExitCode } from "../exit-codes.js";
import { CliError, InterruptedError } from "../output/cli-error.js";
import type { Tone } from "../output/output.js";

const CHECKS: readonly Check[] = [
  checkSettings,
  checkBaseUrl,
  checkDns,
  checkTls,
  checkClock,
  checkCredentials,
  checkAddressList,
  checkBalance,
  checkSubAccount,
  checkApplication,
  checkTemplate,
  checkCallbackUrl,
];

const SIGNS: Readonly<Record<CheckState, readonly [string, Tone]>> = {
  ok: ["✓", "good"],
  warn: ["!", "warn"],
  fail: ["✗", "bad"],
  skip: ["-", "dim"],
};

/** Examines configuration, network and account, one line a check. */
export async function run(context: Context, given: Given): Promise<ExitCode> {
  const settings = await readSettings(context, given.option("profile"));
  if (given.flag("probe-reqid") && (given.option("to") === undefined || given.option("template") === undefined))
    throw new CliError(
      EXIT.usage,
      context.t("--probe-reqid needs --to and --template", "--probe-reqid 需要 --to 和 --template"),
    );
  const examination: Examination = {
    ...{ context, given, settings },
    facts: {},
    client: () => connect(context, given),
  };
  const checks = [
    ...CHECKS,
    ...(given.flag("probe-live") ? [probeLive] : []),
    ...(given.flag("probe-reqid") ? [probeReqId] : []),
  ];
  const states: CheckState[] = [];
  for (const check of checks) {
    const finding = await runCheck(check, examination);
    states.push(finding.state);
    await show(context, check, finding);
  }
  const { signal } = context.terminal;
  if (signal.aborted) return signal.reason === "SIGTERM" ? EXIT.terminated : EXIT.interrupted;
  if (states.includes("fail")) return EXIT.rejected;
  return states.includes("warn") ? EXIT.partial : EXIT.done;
}

async function runCheck(check: Check, examination: Examination): Promise<Finding> {
  const { signal } = examination.context.terminal;
  try {
    return await check.run(examination);
  } catch (error) {
    // An error of the client says itself whether the platform may have acted.
    const isInterrupted = error instanceof InterruptedError || (signal.aborted && !isCloopenError(error));
    if (!isInterrupted) throw error;
    // Checks before this one have sent requests, which are listed above.
    const { t } = examination.context;
    const title = t(check.title.en, check.title.zh);
    throw new InterruptedError(
      signal.reason,
      t(`"${title}" sent no message and changed nothing`, `“${title}”没有发送短信，也没有改变任何内容`),
    );
  }
}

async function show({ output, t }: Context, { id, title }: Check, { state, text, fix }: Finding): Promise<void> {
  const { default: stringWidth } = await import("string-width");
  await output.result({ check: id, state, text, fix }, () => {
    const name = t(title.en, title.zh);
    const room = 17;
    const pad = " ".repeat(Math.max(1, room - stringWidth(name)));
    const [sign, tone] = SIGNS[state];
    const line = `${output.paint(tone, sign)} ${name}${pad}${state === "skip" ? output.paint("dim", text) : text}`;
    return fix === undefined ? line : [line, `${" ".repeat(room + 2)}→ ${fix}`];
  });
}
