import { parseArgs } from "node:util";
import { isCertifiable, PLATFORM_DOMAIN } from "../server/certifiable.js";
import { explainArguments } from "./arguments.js";

/** Options of the command line. */
export interface CliOptions {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly certFile: string | undefined;
  readonly keyFile: string | undefined;
  /** Host of the platform that the certificate is for. */
  readonly as: string | undefined;
  readonly caDirectory: string | undefined;
  readonly printCa: boolean;
  readonly accountSid: string | undefined;
  readonly authToken: string | undefined;
  readonly appId: string | undefined;
  readonly subAccounts: readonly { readonly sid: string; readonly token: string }[];
  readonly smsCallbackUrl: string | undefined;
  readonly smsCallbackFormat: "json" | "xml" | undefined;
  readonly ivrUrl: string | undefined;
  readonly callAuthUrl: string | undefined;
  readonly allowCallbacksTo: readonly string[];
  readonly allowOrigins: readonly string[];
  readonly callbackRetries: number;
  readonly control: boolean;
  readonly consoleReadOnly: boolean;
  readonly strict: boolean;
  readonly seed: number | undefined;
  readonly speed: number;
  readonly data: string | undefined;
  /** Program to run with the sandbox, and its arguments; empty to serve until stopped. */
  readonly command: readonly string[];
}

/** A command line that cannot be followed. Its message is one line and holds no secret. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export const USAGE = `cloopen-sandbox: the Cloopen (云通讯) platform on your own machine

  --host HOST            address to listen on (127.0.0.1)
  --port PORT            port to listen on, 0 for a free one (8883)
  --tls                  serve TLS, with a self-signed certificate for localhost and 127.0.0.1 unless one is given
  --as HOST              serve TLS as this host of the platform, such as app.cloopen.com, with a certificate of an
                         authority of the sandbox's own
  --print-ca             print the certificate of that authority, for programs to trust, and end
  --ca-dir DIR           where the authority is kept ($XDG_DATA_HOME/cloopen-sandbox)
  --cert FILE --key FILE certificate and key, in PEM
  --account-sid SID      ACCOUNT SID, 32 letters and digits (made up)
  --auth-token TOKEN     AUTH TOKEN (made up)
  --app-id ID            application, 32 letters and digits (made up)
  --sub-account SID:TOKEN a sub-account that is there from the start; may be repeated
  --sms-callback-url URL gets SMS status reports
  --sms-callback-format FORMAT  json or xml (json)
  --ivr-url URL          IVR notification URL of the application
  --call-auth-url URL    call authorisation URL of the application; ** stands for the action
  --allow-callbacks-to HOST  a host beyond loopback that callbacks may go to; may be repeated
  --callback-retries N   repeat a callback that failed up to N times, after 1, 2, 4 … seconds (0)
  --allow-origin ORIGIN  pages of this origin may call from a browser; null for pages from files; may be repeated
  --no-control           without the sandbox's own pages under /_sandbox
  --console-read-only    there one can look, and change nothing
  --strict               reject what the contract does not say
  --seed N               same seed, same ids
  --data DIR             keep the state in this folder: it survives a restart (nothing is kept)
  --speed N              let the sandbox's time run N times as fast (1)
  --help, -h             this text
  -- COMMAND …           run a command, and end with it and with its exit code; it finds the sandbox by CLOOPEN_BASE_URL,
                         CLOOPEN_ACCOUNT_SID, CLOOPEN_AUTH_TOKEN, CLOOPEN_APP_ID and, for /_sandbox, CLOOPEN_SANDBOX

It prints one JSON line when it is ready, and logs to stderr. SIGINT or SIGTERM ends it. With a command it takes a free port
unless one is given, prints no line, and logs rejected requests alone.
`;

const FLAGS = {
  host: { type: "string", default: "127.0.0.1" },
  port: { type: "string" },
  tls: { type: "boolean", default: false },
  as: { type: "string" },
  "print-ca": { type: "boolean", default: false },
  "ca-dir": { type: "string" },
  cert: { type: "string" },
  key: { type: "string" },
  "account-sid": { type: "string" },
  "auth-token": { type: "string" },
  "app-id": { type: "string" },
  "sub-account": { type: "string", multiple: true },
  "sms-callback-url": { type: "string" },
  "sms-callback-format": { type: "string" },
  "ivr-url": { type: "string" },
  "call-auth-url": { type: "string" },
  "allow-callbacks-to": { type: "string", multiple: true },
  "callback-retries": { type: "string", default: "0" },
  "allow-origin": { type: "string", multiple: true },
  "no-control": { type: "boolean", default: false },
  "console-read-only": { type: "boolean", default: false },
  strict: { type: "boolean", default: false },
  seed: { type: "string" },
  data: { type: "string" },
  speed: { type: "string", default: "1" },
  help: { type: "boolean", short: "h", default: false },
} as const;

/**
 * Reads the command line.
 *
 * @returns `undefined` when help is asked for
 * @throws {UsageError} in one line
 */
export function readOptions(args: readonly string[]): CliOptions | undefined {
  const { flags, command } = split(args);
  const { values } = parse(flags);
  if (values.help) return undefined;
  if ((values.cert === undefined) !== (values.key === undefined)) throw new UsageError("--cert and --key go together");
  if (values.as !== undefined && values.cert !== undefined)
    throw new UsageError("--as and --cert: one of them is enough");
  return {
    host: hostName("--host", values.host),
    port: wholeNumber("--port", values.port ?? (command.length > 0 ? "0" : "8883"), 65_535),
    tls: values.tls || values.cert !== undefined || values.as !== undefined,
    as: certifiable("--as", values.as),
    caDirectory: nonEmpty("--ca-dir", values["ca-dir"]),
    printCa: values["print-ca"],
    certFile: values.cert,
    keyFile: values.key,
    accountSid: identifier("--account-sid", values["account-sid"]),
    authToken: nonEmpty("--auth-token", values["auth-token"]),
    appId: identifier("--app-id", values["app-id"]),
    subAccounts: differing((values["sub-account"] ?? []).map(subAccount)),
    smsCallbackUrl: url("--sms-callback-url", values["sms-callback-url"]),
    smsCallbackFormat: format("--sms-callback-format", values["sms-callback-format"]),
    ivrUrl: url("--ivr-url", values["ivr-url"]),
    callAuthUrl: url("--call-auth-url", values["call-auth-url"]),
    allowCallbacksTo: (values["allow-callbacks-to"] ?? []).map((host) => hostName("--allow-callbacks-to", host)),
    allowOrigins: (values["allow-origin"] ?? []).map(pageOrigin),
    callbackRetries: wholeNumber("--callback-retries", values["callback-retries"], 20),
    control: !values["no-control"],
    consoleReadOnly: values["console-read-only"],
    strict: values.strict,
    seed: values.seed === undefined ? undefined : wholeNumber("--seed", values.seed, 2 ** 32 - 1),
    speed: positive("--speed", values.speed),
    data: nonEmpty("--data", values.data),
    command,
  };
}

function split(args: readonly string[]): { readonly flags: readonly string[]; readonly command: readonly string[] } {
  const at = args.indexOf("--");
  if (at === -1) return { flags: args, command: [] };
  if (at === args.length - 1) throw new UsageError("-- needs a command behind it");
  return { flags: args.slice(0, at), command: args.slice(at + 1) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: FLAGS, strict: true, allowPositionals: false });
  } catch (error) {
    throw new UsageError(explainArguments(error, Object.keys(FLAGS)));
  }
}

function wholeNumber(flag: string, text: string, largest: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > largest)
    throw new UsageError(`${flag} must be a whole number from 0 to ${largest}`);
  return number;
}

function positive(flag: string, text: string): number {
  const number = Number(text);
  if (!(number > 0 && number <= 1_000_000)) throw new UsageError(`${flag} must be a number above 0, at most 1000000`);
  return number;
}

function format(flag: string, text: string | undefined): "json" | "xml" | undefined {
  if (text === undefined || text === "json" || text === "xml") return text;
  throw new UsageError(`${flag} must be json or xml`);
}

function identifier(flag: string, text: string | undefined): string | undefined {
  if (text === undefined || /^[0-9A-Za-z]{32}$/.test(text)) return text;
  throw new UsageError(`${flag} must be 32 letters and digits`);
}

function hostName(flag: string, text: string): string {
  if (/^[\w.:[\]-]+$/.test(text)) return text;
  throw new UsageError(`${flag} must be a host name or an address`);
}

function certifiable(flag: string, host: string | undefined): string | undefined {
  if (host === undefined || isCertifiable(host)) return host;
  throw new UsageError(
    `${flag} must be a host of the platform, under ${PLATFORM_DOMAIN}; others take --cert and --key`,
  );
}

function nonEmpty(flag: string, text: string | undefined): string | undefined {
  if (text === "") throw new UsageError(`${flag} must not be empty`);
  return text;
}

function url(flag: string, text: string | undefined): string | undefined {
  if (text === undefined || (URL.canParse(text) && /^https?:/.test(text))) return text;
  throw new UsageError(`${flag} must be an http or https URL`);
}

function pageOrigin(text: string): string {
  if (text === "null" || (URL.canParse(text) && new URL(text).origin === text && /^https?:/.test(text))) return text;
  throw new UsageError("--allow-origin must be an origin such as http://127.0.0.1:3000, or null");
}

function subAccount(text: string): { readonly sid: string; readonly token: string } {
  const [sid = "", token = "", ...more] = text.split(":");
  if (!/^[0-9A-Za-z]{32}$/.test(sid) || token === "" || more.length > 0) {
    throw new UsageError("--sub-account must be SID:TOKEN, the SID 32 letters and digits");
  }
  return { sid, token };
}

function differing<T extends { readonly sid: string }>(accounts: readonly T[]): readonly T[] {
  if (new Set(accounts.map(({ sid }) => sid)).size === accounts.length) return accounts;
  throw new UsageError("--sub-account: the same SID twice");
}
