import { execFile } from "node:child_process";

/** Result of a program that has ended. */
export interface Ending {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const TWO_MINUTES = 120_000;

/** Runs a program to its end, at most two minutes unless `timeoutMs` says more. It never rejects. */
export function runProgram(
  file: string,
  args: readonly string[],
  cwd: string,
  {
    timeoutMs = TWO_MINUTES,
    env,
  }: { readonly timeoutMs?: number; readonly env?: Readonly<Record<string, string>> | undefined } = {},
): Promise<Ending> {
  const options = {
    cwd,
    env: { ...process.env, ...env },
    timeout: timeoutMs,
    killSignal: "SIGKILL",
    maxBuffer: 2 ** 26,
  } as const;
  return new Promise((resolve) => {
    execFile(file, args, options, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
      // A program that cannot be started says so in the error alone.
      resolve({ exitCode, stdout, stderr: stderr || (error?.message ?? "") });
    });
  });
}

/** npm, in a folder. */
export function runNpm(args: readonly string[], cwd: string, timeoutMs?: number): Promise<Ending> {
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  return runProgram("npm", [...args, ...flags], cwd, timeoutMs === undefined ? {} : { timeoutMs });
}
