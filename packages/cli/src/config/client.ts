import type { Agent } from "node:http";
import { type CallOptions, type CloopenClient, createClient, type Transport } from "@cloopen-rest/client";
import { nodeTransport } from "@cloopen-rest/client/node";
import type { Context, Given } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { CliError } from "../output/cli-error.js";
import { readSettings, type Settings } from "./settings.js";

/** Base URL of the platform (spec/reference/authentication.md#base-url-hosts-tls). */
export const PLATFORM_URL = "https://app.cloopen.com:8883/2013-12-26";

/** A client of the configured account, and the options of its calls. */
export interface Connection {
  readonly client: CloopenClient;
  readonly options: CallOptions;
  readonly settings: Settings;
}

/** Differences from an ordinary connection. */
export interface ConnectOptions {
  /** Replaces the transport, for requests that are shown and not sent. */
  readonly transport?: Transport;
  /** The operation is on the sub-account level. */
  readonly subAccount?: boolean;
}

/**
 * Creates the client that the command line asks for.
 *
 * @throws {CliError} when credentials are missing
 */
export async function connect(
  context: Context,
  given: Given,
  { transport, subAccount }: ConnectOptions = {},
): Promise<Connection> {
  const settings = await readSettings(context, given.option("profile"));
  checkCredentials(context, settings, subAccount === true);
  const { accountSid, authToken, appId, baseUrl, subAccountSid = "", subAccountToken = "" } = settings;
  const client = createClient({
    ...(accountSid !== undefined && { accountSid }),
    ...(authToken !== undefined && { authToken }),
    ...(appId !== undefined && { appId }),
    baseUrl: baseUrl ?? PLATFORM_URL,
    effects: { now: context.terminal.now },
    transport: transport ?? (await createTransport(context, baseUrl ?? PLATFORM_URL)),
  });
  return {
    client: subAccount === true ? client.subAccount({ sid: subAccountSid, token: subAccountToken }) : client,
    options: readCallOptions(context, given),
    settings,
  };
}

async function createTransport(context: Context, url: string): Promise<Transport> {
  const agent = await createAgent(context, url);
  return nodeTransport(agent === undefined ? {} : { agent });
}

/**
 * The agent for the proxy of the environment; `undefined` where there is none.
 *
 * @throws {CliError} for a proxy that is neither http nor https; its URL is not quoted, since it may hold a password
 */
export async function createAgent({ terminal, t }: Context, url: string): Promise<Agent | undefined> {
  const proxy = await terminal.proxyFor(url);
  if (proxy === "") return undefined;
  if (!(URL.canParse(proxy) && /^https?:$/.test(new URL(proxy).protocol)))
    throw new CliError(
      EXIT.usage,
      t("the proxy of the environment is not an http or https URL", "环境变量中的代理不是 http 或 https 地址"),
      "HTTPS_PROXY=http://HOST:PORT",
    );
  const { HttpsProxyAgent } = await import("https-proxy-agent");
  return new HttpsProxyAgent(proxy);
}

function readCallOptions({ terminal, t }: Context, given: Given): CallOptions {
  const format = given.option("format");
  const timeout = given.option("timeout");
  if (timeout !== undefined && !(Number(timeout) > 0))
    throw new CliError(EXIT.usage, t("--timeout must be a number of seconds above 0", "--timeout 必须是大于 0 的秒数"));
  return {
    signal: terminal.signal,
    ...((format === "json" || format === "xml") && { format }),
    ...(timeout !== undefined && { timeoutMs: Number(timeout) * 1_000 }),
  };
}

function checkCredentials({ t }: Context, settings: Settings, subAccount: boolean): void {
  const needed = subAccount ? (["subAccountSid", "subAccountToken"] as const) : [];
  const missing = (["accountSid", "authToken", ...needed] as const).filter((name) => settings[name] === undefined);
  if (missing.length === 0) return;
  throw new CliError(
    EXIT.usage,
    t(`${missing.join(" and ")} missing`, `缺少 ${missing.join(" 和 ")}`),
    t(
      "set CLOOPEN_ACCOUNT_SID and CLOOPEN_AUTH_TOKEN, or run: cloopen config set",
      "请设置 CLOOPEN_ACCOUNT_SID 和 CLOOPEN_AUTH_TOKEN，或运行：cloopen config set",
    ),
  );
}
