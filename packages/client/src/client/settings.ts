import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import type { Hooks } from "../hooks/hooks.js";
import { type RetryPolicy, readRetryOptions } from "../retry/retry-options.js";
import { type Effects, REAL_EFFECTS } from "../transport/effects.js";
import type { Format, Formats } from "../wire/format.js";
import type { ClientOptions } from "./client-options.js";

/** The platform itself. */
export const PLATFORM_URL = "https://app.cloopen.com:8883/2013-12-26";

const DEFAULT_TIMEOUT_MS = 30_000;

/** Options, checked and with their defaults, without ids and tokens. */
export interface Settings {
  readonly appId: string | undefined;
  readonly baseUrl: string;
  readonly format: Format | Partial<Formats> | undefined;
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  readonly retry: RetryPolicy;
  readonly hooks: Hooks;
  /** How far the platform is ahead of this machine, learned from an answer. Shared with the clients of sub-accounts. */
  readonly clock: { offsetMs: number };
  readonly effects: Effects;
}

/**
 * Checks options and fills in defaults.
 *
 * @throws {CloopenConfigError} saying what to write instead
 */
export function readSettings(options: ClientOptions): Settings {
  refuseBrowser(options);
  const { timeoutMs = DEFAULT_TIMEOUT_MS, deadlineMs = Number.POSITIVE_INFINITY, format, hooks = {} } = options;
  if (!(timeoutMs > 0 && deadlineMs > 0))
    throw new CloopenConfigError("timeoutMs must be a number of milliseconds above 0, and so must deadlineMs");
  checkFormat(format);
  return {
    appId: options.appId || environment("CLOOPEN_APP_ID"),
    baseUrl: checkBaseUrl(options.baseUrl ?? environment("CLOOPEN_BASE_URL") ?? PLATFORM_URL),
    format,
    timeoutMs,
    deadlineMs,
    retry: readRetryOptions(options.retry),
    hooks,
    clock: { offsetMs: 0 },
    effects: { ...REAL_EFFECTS, ...options.effects },
  };
}

/** A variable of the environment, where there is one; empty means not set. */
export function environment(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } };
  return process?.env?.[name] || undefined;
}

/** @throws {CloopenConfigError} for anything but `json`, `xml` or an object of them */
export function checkFormat(format: unknown): void {
  if (format === undefined) return;
  const sides = typeof format === "object" && format !== null ? Object.keys(format) : [];
  const stranger = sides.find((side) => side !== "request" && side !== "reply");
  if (stranger !== undefined) throw new CloopenConfigError(`format has request and reply, not ${stranger}`);
  const values = typeof format === "object" && format !== null ? Object.values(format) : [format];
  for (const value of values) {
    if (value !== undefined && value !== "json" && value !== "xml")
      throw new CloopenConfigError('format must be "json" or "xml"');
  }
}

function checkBaseUrl(baseUrl: string): string {
  let url: URL;
  try {
    url = new URL(baseUrl);
  } catch {
    throw new CloopenConfigError(`baseUrl is not a URL; the platform is ${PLATFORM_URL}`);
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw new CloopenConfigError("baseUrl must be scheme, host, port and path only");
  }
  const secure = url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
  if (!secure) {
    throw new CloopenConfigError(
      `baseUrl must be https: whoever reads one request can use the account for 24 hours. Plain http is taken for loopback only, and ${url.host} is not`,
    );
  }
  return url.href.replace(/\/+$/, "");
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

function refuseBrowser({ dangerouslyAllowBrowser }: ClientOptions): void {
  if (dangerouslyAllowBrowser || !("document" in globalThis && "window" in globalThis)) return;
  throw new CloopenConfigError(
    "this is a browser: whoever opens the page could take the token. Call the platform from your server, or set dangerouslyAllowBrowser",
  );
}
