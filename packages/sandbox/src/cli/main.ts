#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import { createSecureContext } from "node:tls";
import { setFlagsFromString } from "node:v8";
import type { Sandbox } from "../sandbox.js";
import type { ListenOptions } from "../server/listen.js";
import type { CertificatePair } from "../server/make-certificate.js";
import { blockedCallbacks, explainListenError } from "./explain.js";
import { greet } from "./greet.js";
import { log } from "./log.js";
import { type CliOptions, readOptions, USAGE, UsageError } from "./options.js";

/**
 * V8 collects garbage once the heap has grown by half, not to four times what is alive.
 * The process stays at some 300 MB instead of 500.
 */
const HEAP_GROWTH = "--heap-growing-percent=50";

/** Starts the sandbox that the command line asks for, and serves it until a signal comes. */
async function main(args: readonly string[]): Promise<void> {
  // The reader of the output may close before the sandbox does (`… | head -1`): a log that goes nowhere is no reason to end.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  setFlagsFromString(HEAP_GROWTH);
  const options = readOptions(args);
  if (options === undefined) {
    process.stdout.write(USAGE);
    return;
  }
  if (options.printCa) {
    process.stdout.write((await readAuthority(options)).cert);
    return;
  }
  const { host, port } = options;
  const tls = await readTls(options);
  const sandbox = await createFrom(options);
  const listening = await sandbox.listen({ host, port, tls }).catch((error: unknown) => {
    throw new Error(explainListenError(error, host, port));
  });
  for (const line of blockedCallbacks(options)) log(`warning: ${line}`);
  const { command } = options;
  if (command.length > 0) {
    const { environmentOf, runCommand } = await import("./run-command.js");
    const code = await runCommand(command, environmentOf(sandbox, listening));
    await Promise.all([listening.close(), sandbox.close()]);
    process.exit(code);
  }
  // Before the ready line: its reader may send a signal at once.
  const stop = (): void => {
    void Promise.all([listening.close(), sandbox.close()]).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  const { accountSid, authToken, appId } = sandbox;
  const ready = { url: listening.url, accountSid, authToken, appId, console: listening.console };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
  if (process.stderr.isTTY && listening.console !== undefined)
    process.stderr.write(await greet(sandbox, listening.console));
}

/** Loaded only now, so that help and mistaken flags are answered at once. */
async function createFrom(options: CliOptions): Promise<Sandbox> {
  const [{ createSandbox }, { createRealClock }] = await Promise.all([
    import("../create-sandbox.js"),
    import("../kernel/real-clock.js"),
  ]);
  const { accountSid, authToken, appId, smsCallbackUrl, ivrUrl, callAuthUrl, seed, data, speed, command } = options;
  return createSandbox({
    ...(accountSid !== undefined && { accountSid }),
    ...(authToken !== undefined && { authToken }),
    ...(appId !== undefined && { appId }),
    ...(smsCallbackUrl !== undefined && { smsCallbackUrl }),
    ...(ivrUrl !== undefined && { ivrUrl }),
    ...(callAuthUrl !== undefined && { callAuthUrl }),
    ...(seed !== undefined && { seed }),
    ...(options.smsCallbackFormat !== undefined && { smsCallbackFormat: options.smsCallbackFormat }),
    subAccounts: options.subAccounts,
    allowCallbacksTo: options.allowCallbacksTo,
    allowOrigins: options.allowOrigins,
    callbackRetries: options.callbackRetries,
    control: options.control,
    consoleReadOnly: options.consoleReadOnly,
    strict: options.strict,
    ...(data === undefined
      ? { clock: createRealClock(speed) }
      : { data: { directory: data, speed, onNote: (what: string) => log(`data: ${what}`), onError: stopAtOnce } }),
    onRequest: ({ method, path, answer, why }) => {
      if (command.length > 0 && why === undefined) return;
      log(`${method} ${path} → ${answer}${why === undefined ? "" : `: ${why}`}`);
    },
    onWarning: ({ operation, what }) => log(`warning: ${operation}: ${what}`),
    onCallback: ({ kind, status, error }) => log(`callback ${kind} → ${error ?? status}`),
  });
}

/** What cannot be written is answered to nobody: a sandbox that went on would only fail. */
function stopAtOnce(error: Error): void {
  process.stderr.write(`cloopen-sandbox: the data folder cannot be written: ${error.message}\n`);
  process.exit(1);
}

async function readTls(options: CliOptions): Promise<NonNullable<ListenOptions["tls"]>> {
  const { tls, certFile, keyFile, as } = options;
  if (as !== undefined) {
    const { issueCertificate } = await import("../server/make-certificate.js");
    return issueCertificate(await readAuthority(options), as);
  }
  if (certFile === undefined || keyFile === undefined) return tls;
  const pair = { cert: await readPem("--cert", certFile), key: await readPem("--key", keyFile) };
  try {
    createSecureContext(pair);
  } catch {
    throw new UsageError("--cert and --key must be a certificate and its key, in PEM");
  }
  return pair;
}

/** Loaded only now: most sandboxes have no need of one. */
async function readAuthority({ caDirectory }: CliOptions): Promise<CertificatePair> {
  const { defaultAuthorityFolder, loadAuthority } = await import("./authority.js");
  return loadAuthority(caDirectory ?? defaultAuthorityFolder(process.env));
}

async function readPem(flag: string, file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => {
    throw new UsageError(`${flag}: ${file} cannot be read`);
  });
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`cloopen-sandbox: ${text}${error instanceof UsageError ? "; --help lists the flags" : ""}\n`);
  process.exit(error instanceof UsageError ? 2 : 1);
});
