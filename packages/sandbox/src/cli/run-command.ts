import { spawn } from "node:child_process";
import { constants } from "node:os";
import type { Sandbox } from "../sandbox.js";
import type { Listening } from "../server/listen.js";

/**
 * Environment variables by which a command finds the sandbox: those of the client and of the command line, and `CLOOPEN_SANDBOX`, the address of `/_sandbox`.
 */
export function environmentOf(
  { accountSid, authToken, appId }: Sandbox,
  { url, console }: Listening,
): Readonly<Record<string, string>> {
  return {
    CLOOPEN_BASE_URL: url,
    CLOOPEN_ACCOUNT_SID: accountSid,
    CLOOPEN_AUTH_TOKEN: authToken,
    CLOOPEN_APP_ID: appId,
    ...(console !== undefined && { CLOOPEN_SANDBOX: console }),
  };
}

/**
 * Runs a command to its end. SIGTERM is passed on; SIGINT, which a terminal sends to both, is left to the command.
 *
 * @returns its exit code; 128 and the number of the signal that ended it
 * @throws {Error} when it cannot be started
 */
export function runCommand(
  [file = "", ...args]: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<number> {
  const child = spawn(file, args, { stdio: "inherit", env: { ...process.env, ...environment } });
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  const leave = (): void => {};
  process.on("SIGTERM", pass).on("SIGINT", leave);
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(new Error(`${file} cannot be started: ${error.message}`)));
    child.once("exit", (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}
