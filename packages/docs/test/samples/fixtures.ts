import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createManualClock, createSandbox, type Sandbox } from "@cloopen-rest/sandbox";
import type { Vectors } from "@cloopen-rest/spec";
import { readContract } from "../../src/contract/read-contract.js";
import { PACKAGE } from "../../src/package-folder.js";
import { FORMATS } from "../../src/samples/body-of.js";
import { listSamples } from "../../src/samples/list-samples.js";
import { SIGNERS } from "../../src/samples/raw-sample.js";

/** Every example in both formats. */
export const CASES = listSamples(readContract("en")).flatMap((sample) => FORMATS.map((format) => ({ sample, format })));

/** Runs a program and gives what it writes. */
export const run: (
  file: string,
  args: readonly string[],
  options?: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv },
) => Promise<{ stdout: string; stderr: string }> = promisify(execFile);

/** Whether a program is here; a line says so where it is not. Under `CI` the tests run and fail instead. */
export async function has(program: string, ...args: readonly string[]): Promise<boolean> {
  const found = await run(program, args).then(
    () => true,
    () => false,
  );
  if (!found) console.warn(`No ${program} here: its samples are not run.`);
  return found || process.env["CI"] === "true";
}

/** A sandbox that knows the signers of the samples and takes nothing that the contract does not say. */
export function strictSandbox(now?: number): Sandbox {
  return createSandbox({
    ...(now === undefined ? {} : { clock: createManualClock(now) }),
    accountSid: SIGNERS.account.sid,
    authToken: SIGNERS.account.token,
    appId: "c".repeat(32),
    subAccounts: [SIGNERS.subAccount],
    strict: true,
  });
}

/** What the samples read from the environment. */
export function environmentOf(url: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env["PATH"],
    CLOOPEN_BASE_URL: url,
    CLOOPEN_ACCOUNT_SID: SIGNERS.account.sid,
    CLOOPEN_AUTH_TOKEN: SIGNERS.account.token,
    CLOOPEN_SUB_ACCOUNT_SID: SIGNERS.subAccount.sid,
    CLOOPEN_SUB_TOKEN: SIGNERS.subAccount.token,
    CLOOPEN_APP_ID: "c".repeat(32),
    // A JVM or Python says nothing of its own.
    PYTHONDONTWRITEBYTECODE: "1",
  };
}

/** The code of a reply: of JSON, of XML, of a dictionary of Python or of an array that PHP prints. */
export function codeOf(reply: string): string {
  return /(?:"statusCode"\s*:\s*"|<statusCode>|'statusCode': '|\[statusCode\] => )(\d{6})/.exec(reply)?.[1] ?? reply;
}

/**
 * What a sample may be answered: success, or that the conference, the call or the like which it speaks of is not there. Never that the request is badly
 * signed (1111xx) or not as the contract wants it (160031 and its kin, 111000 aside, which answers an unknown call).
 */
export function isTaken(code: string): boolean {
  return /^\d{6}$/.test(code) && !/^(?:1111[0-4]\d|16003\d)$/.test(code);
}

/** The vectors of signing. */
export const SIGNING: Vectors["signing"] = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve("@cloopen-rest/spec/vectors.json"), "utf8"),
).signing;

/** Makes a folder with the helpers of `samples/signing`, the vectors, a sound file and more files; hands it over, and removes it. */
export async function inFolder(
  files: Readonly<Record<string, string>>,
  work: (folder: string) => Promise<void>,
  parent: string = tmpdir(),
): Promise<void> {
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, "cloopen-samples-"));
  try {
    await cp(join(PACKAGE, "samples/signing"), folder, { recursive: true });
    await cp(join(PACKAGE, "test/samples/runners"), folder, { recursive: true });
    const vectors = SIGNING.map(({ sid, token, instant }) => `${sid} ${token} ${instant}\n`).join("");
    const all = { "welcome.wav": "RIFF…WAVE", "vectors.txt": vectors, ...files };
    await Promise.all(Object.entries(all).map(([name, text]) => writeFile(join(folder, name), text)));
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
