import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { PassThrough, Readable, Writable } from "node:stream";
import { ACCOUNT_SID, APP_ID, AUTH_TOKEN } from "@cloopen-rest/test-kit";
import { inject } from "vitest";
import { run } from "../../src/run.js";
import type { Terminal } from "../../src/terminal.js";

/** How a run in this process ended. */
export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a run finds outside. */
export interface CliOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Standard input; empty by default. A stream may stay open. */
  readonly input?: string | Readable;
  readonly configFolder?: string;
  readonly signal?: AbortSignal;
  readonly now?: () => number;
  readonly proxy?: string;
  readonly resolveHost?: (host: string) => Promise<readonly string[]>;
  readonly columns?: number;
  /** Stdout of the run, where it is not to be collected. */
  readonly stdout?: Writable;
}

/** Everything that the runs of this file have printed, for the search for secrets. */
export const printed: string[] = [];

/** A folder without profiles. */
export function emptyFolder(): string {
  return mkdtempSync(join(inject("folder"), "config-"));
}

/** Environment of an account at an address. */
export function accountAt(url: string): Readonly<Record<string, string>> {
  return {
    CLOOPEN_BASE_URL: url,
    CLOOPEN_ACCOUNT_SID: ACCOUNT_SID,
    CLOOPEN_AUTH_TOKEN: AUTH_TOKEN,
    CLOOPEN_APP_ID: APP_ID,
  };
}

/** Runs a command line in this process, as a program would: no terminal, output collected. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const [out, err] = [collect(), collect()];
  const terminal: Terminal = {
    env: options.env ?? {},
    stdin:
      options.input instanceof Readable
        ? options.input
        : Readable.from(options.input === undefined ? [] : [options.input]),
    stdout:
      options.stdout ??
      Object.assign(out.stream, options.columns === undefined ? {} : { isTTY: true, columns: options.columns }),
    stderr: err.stream,
    signal: options.signal ?? new AbortController().signal,
    now: options.now ?? Date.now,
    configFolder: async () => options.configFolder ?? inject("folder"),
    proxyFor: async () => options.proxy ?? "",
    resolveHost: options.resolveHost ?? (async () => ["127.0.0.1"]),
  };
  const code = await run(args, terminal);
  const result = { code, stdout: out.text(), stderr: err.text() };
  printed.push(result.stdout, result.stderr);
  return result;
}

function collect(): { readonly stream: PassThrough; readonly text: () => string } {
  const stream = new PassThrough();
  let text = "";
  stream.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  return { stream, text: () => text };
}

/** A stream whose writes fail with a code of the system. */
export function failingStream(code: string): Writable {
  return new Writable({
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error(code), { code }));
    },
    emitClose: false,
  }).on("error", () => {});
}
