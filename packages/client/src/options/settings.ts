import { createDefaultTransport } from "#transport";
import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import type { Hooks } from "../hooks/hooks.js";
import type { Format, Formats } from "../protocol/format.js";
import { checkSecure } from "../protocol/signing/check-secure.js";
import { isRecord } from "../protocol/value.js";
import { type Effects, REAL_EFFECTS } from "../transport/effects.js";
import { guardTransport } from "../transport/guard.js";
import type { Transport } from "../transport/transport.js";
import { checkNames } from "./check-names.js";
import type { ClientOptions } from "./client-options.js";
import { type RetryPolicy, readRetryOptions } from "./retry-options.js";

/** Base URL of the platform. */
export const PLATFORM_URL = "https://app.cloopen.com:8883/2013-12-26";

const DEFAULT_TIMEOUT_MS = 30_000;

const CLIENT_OPTIONS: Record<keyof ClientOptions, true> = {
  accountSid: true,
  authToken: true,
  appId: true,
  baseUrl: true,
  format: true,
  timeoutMs: true,
  deadlineMs: true,
  retry: true,
  hooks: true,
  dangerouslyAllowBrowser: true,
  transport: true,
  effects: true,
};
const EFFECTS: Record<keyof Effects, true> = { now: true, random: true, sleep: true };
const SIDES: Record<keyof Formats, true> = { request: true, reply: true };
const HOOKS: Record<keyof Hooks, true> = { onCall: true, onAttempt: true };

/** The options of a client, validated and with defaults, without ids and tokens. */
export interface Settings {
  readonly appId: string | undefined;
  readonly baseUrl: string;
  readonly format: Format | Partial<Formats> | undefined;
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  readonly retry: RetryPolicy;
  readonly hooks: Hooks;
  /**
   * How far the platform's clock is ahead of this machine, learned from a response. Shared with the
   * clients of sub-accounts.
   */
  readonly clock: { offsetMs: number };
  readonly effects: Effects;
  readonly transport: Transport;
}

/**
 * Rejects unknown options of `createClient`: a misspelt option would have no effect.
 *
 * @throws {CloopenConfigError} for an option that does not exist
 */
export function checkClientOptions(options: unknown): void {
  checkNames(options, CLIENT_OPTIONS, "the options of createClient");
}

/**
 * Checks options and fills in defaults.
 *
 * @throws {CloopenConfigError} saying what to write instead
 */
export function readSettings(options: ClientOptions): Settings {
  rejectBrowser(options);
  const {
    timeoutMs = DEFAULT_TIMEOUT_MS,
    deadlineMs = Number.POSITIVE_INFINITY,
    format,
    hooks = {},
    effects = {},
  } = options;
  validateTimeouts(timeoutMs, deadlineMs);
  checkFormat(format);
  checkNames(hooks, HOOKS, "hooks");
  checkNames(effects, EFFECTS, "effects");
  return {
    appId: options.appId || environment("CLOOPEN_APP_ID"),
    baseUrl: checkBaseUrl(options.baseUrl ?? environment("CLOOPEN_BASE_URL") ?? PLATFORM_URL),
    format,
    timeoutMs,
    deadlineMs,
    retry: readRetryOptions(options.retry),
    hooks,
    clock: { offsetMs: 0 },
    effects: { ...REAL_EFFECTS, ...effects },
    transport: readTransport(options.transport),
  };
}

/** Reads an environment variable, where the runtime has them. An empty value counts as not set. */
export function environment(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } };
  return process?.env?.[name] || undefined;
}

/**
 * Checks the option `format`.
 *
 * @throws {CloopenConfigError} for anything but `json`, `xml` or an object of them
 */
export function checkFormat(format: unknown): void {
  if (format === undefined) return;
  const sides = isRecord(format) ? format : { request: format };
  checkNames(sides, SIDES, "format");
  for (const value of Object.values(sides)) {
    if (value !== undefined && value !== "json" && value !== "xml")
      throw new CloopenConfigError('format must be "json" or "xml"');
  }
}

/**
 * Checks that both time limits are above 0.
 *
 * @throws {CloopenConfigError} for zero, a negative number or NaN
 */
export function validateTimeouts(timeoutMs: number, deadlineMs: number, operation?: string): void {
  if (timeoutMs > 0 && deadlineMs > 0) return;
  throw new CloopenConfigError("timeoutMs and deadlineMs must be numbers of milliseconds above 0", operation);
}

/** Clients without a transport of their own share this one, and its kept connections. */
let sharedTransport: Transport | undefined;

function readTransport(transport: unknown): Transport {
  if (transport === undefined) {
    sharedTransport ??= createDefaultTransport();
    return sharedTransport;
  }
  if (!isTransport(transport))
    throw new CloopenConfigError("transport must be a function, such as nodeTransport({ agent }) or fetchTransport()");
  return guardTransport(transport);
}

/** Only the type can be checked here. The response is checked at each request. */
function isTransport(value: unknown): value is Transport {
  return typeof value === "function";
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
  checkSecure(url, "baseUrl");
  return url.href.replace(/\/+$/, "");
}

function rejectBrowser({ dangerouslyAllowBrowser }: ClientOptions): void {
  if (dangerouslyAllowBrowser || !("document" in globalThis && "window" in globalThis)) return;
  throw new CloopenConfigError(
    "this is a browser: every visitor of the page could read the token. Call the platform from your server, or set dangerouslyAllowBrowser",
  );
}
