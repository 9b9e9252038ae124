import type { SandboxOptions } from "@cloopen-rest/sandbox";
import { readProfiles, writeProfiles } from "../config/profiles.js";
import type { Context, Given } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { CliError } from "../output/cli-error.js";
import { untilAborted } from "../terminal.js";

/** Name of the profile that `--save` writes. */
const PROFILE = "sandbox";

/** Starts the sandbox and serves it until Ctrl-C. */
export async function run(context: Context, given: Given): Promise<void> {
  const { terminal, output, t } = context;
  const options = readOptions(context, given);
  const { createSandbox } = await import("@cloopen-rest/sandbox");
  const sandbox = createSandbox({
    ...options,
    onRequest: ({ method, path, answer, why }) =>
      log(context, `${method} ${path} → ${answer}${why === undefined ? "" : `: ${why}`}`),
    onCallback: ({ kind, status, error }) => log(context, `callback ${kind} → ${error ?? status}`),
  });
  const port = Number(given.option("port") ?? "8883");
  const listening = await sandbox.listen({ port }).catch((error: unknown) => {
    const code: unknown = Reflect.get(Object(error), "code");
    throw new CliError(
      EXIT.usage,
      t(`port ${port} cannot be used (${code})`, `无法使用端口 ${port}（${code}）`),
      t("--port 0 takes a free one", "--port 0 使用空闲端口"),
    );
  });
  try {
    const { accountSid, authToken, appId } = sandbox;
    const { url, console } = listening;
    if (given.flag("save")) await save(context, { accountSid, authToken, appId, baseUrl: url });
    // Made up for this run and good for nothing else, so they are no secrets; the next shell needs them.
    await output.result({ url, accountSid, authToken, appId, console }, () => [
      `export CLOOPEN_BASE_URL=${url}`,
      `export CLOOPEN_ACCOUNT_SID=${accountSid}`,
      `export CLOOPEN_AUTH_TOKEN=${authToken}`,
      `export CLOOPEN_APP_ID=${appId}`,
    ]);
    await output.note(t(`console: ${console}; Ctrl-C ends it`, `控制台：${console}；按 Ctrl-C 结束`));
    if (given.flag("open") && !output.json && terminal.stdout.isTTY && console !== undefined)
      await openPage(context, console);
    await untilAborted(terminal.signal);
  } finally {
    await listening.close();
  }
}

function readOptions({ t }: Context, given: Given): SandboxOptions {
  const seed = given.option("seed");
  if (seed !== undefined && !/^\d{1,9}$/.test(seed))
    throw new CliError(EXIT.usage, t("--seed must be a whole number", "--seed 必须是整数"));
  const [smsCallbackUrl, ivrUrl, callAuthUrl] = (["sms-callback-url", "ivr-url", "call-auth-url"] as const).map(
    (name) => {
      const text = given.option(name);
      if (text === undefined || (URL.canParse(text) && /^https?:/.test(text))) return text;
      throw new CliError(
        EXIT.usage,
        t(`--${name} must be an http or https URL`, `--${name} 必须是 http 或 https 地址`),
      );
    },
  );
  return {
    ...(seed !== undefined && { seed: Number(seed) }),
    ...(smsCallbackUrl !== undefined && { smsCallbackUrl }),
    ...(ivrUrl !== undefined && { ivrUrl }),
    ...(callAuthUrl !== undefined && { callAuthUrl }),
    strict: given.flag("strict"),
  };
}

async function save(
  { terminal, output, t }: Context,
  profile: Readonly<Record<"accountSid" | "authToken" | "appId" | "baseUrl", string>>,
): Promise<void> {
  const folder = await terminal.configFolder();
  const { current, profiles } = await readProfiles(folder, t);
  await writeProfiles(folder, { current, profiles: { ...profiles, [PROFILE]: profile } });
  await output.note(
    t(`saved as a profile: cloopen --profile ${PROFILE} …`, `已保存为配置：cloopen --profile ${PROFILE} …`),
  );
}

/** A log that goes nowhere is no reason to end. */
function log({ output }: Context, line: string): void {
  output.note(line).catch(() => {});
}

async function openPage(context: Context, url: string): Promise<void> {
  const { spawn } = await import("node:child_process");
  const [program = "xdg-open", ...args] =
    process.platform === "darwin" ? ["open"] : process.platform === "win32" ? ["cmd", "/c", "start", ""] : ["xdg-open"];
  const child = spawn(program, [...args, url], { stdio: "ignore", detached: true });
  child.once("error", () =>
    log(context, context.t(`no browser could be opened; go to ${url}`, `无法打开浏览器，请访问 ${url}`)),
  );
  child.unref();
}
