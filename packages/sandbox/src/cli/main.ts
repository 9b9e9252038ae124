#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import { createRealClock } from "../clock/real-clock.js";
import { createSandbox } from "../create-sandbox.js";
import type { ListenOptions } from "../http/listen.js";
import type { Sandbox } from "../sandbox.js";
import { log } from "./log.js";
import { type CliOptions, readOptions, USAGE, UsageError } from "./options.js";

/** Starts the sandbox that the command line asks for, and serves it until a signal comes. */
async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  if (options === undefined) {
    process.stdout.write(USAGE);
    return;
  }
  const sandbox = createFrom(options);
  const listening = await sandbox.listen({ host: options.host, port: options.port, tls: await readTls(options) });
  process.stdout.write(
    `${JSON.stringify({
      url: listening.url,
      accountSid: sandbox.accountSid,
      authToken: sandbox.authToken,
      appId: sandbox.appId,
      console: listening.console,
    })}\n`,
  );
  const stop = (): void => {
    listening.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

function createFrom(options: CliOptions): Sandbox {
  const { accountSid, authToken, appId, smsCallbackUrl, ivrUrl, seed } = options;
  return createSandbox({
    ...(accountSid !== undefined && { accountSid }),
    ...(authToken !== undefined && { authToken }),
    ...(appId !== undefined && { appId }),
    ...(smsCallbackUrl !== undefined && { smsCallbackUrl }),
    ...(ivrUrl !== undefined && { ivrUrl }),
    ...(seed !== undefined && { seed }),
    subAccounts: options.subAccounts,
    allowCallbacksTo: options.allowCallbacksTo,
    strict: options.strict,
    clock: createRealClock(options.speed),
    onRequest: ({ method, path, answer }) => log(`${method} ${path} → ${answer}`),
    onWarning: ({ operation, what }) => log(`warning: ${operation}: ${what}`),
    onCallback: ({ kind, status, error }) => log(`callback ${kind} → ${error ?? status}`),
  });
}

async function readTls({ tls, certFile, keyFile }: CliOptions): Promise<NonNullable<ListenOptions["tls"]>> {
  if (certFile === undefined || keyFile === undefined) return tls;
  return { cert: await readPem("--cert", certFile), key: await readPem("--key", keyFile) };
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
