import { execFile } from "node:child_process";

/** How a program ended. */
export interface Ending {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const TWO_MINUTES = 120_000;

/** Runs a program to its end, at most some minutes. It never rejects. */
export function runProgram(
  file: string,
  args: readonly string[],
  cwd: string,
  timeout: number = TWO_MINUTES,
): Promise<Ending> {
  return new Promise((resolve) => {
    execFile(file, args, { cwd, timeout, killSignal: "SIGKILL", maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
      // A program that cannot be started says so in the error alone.
      resolve({ exitCode, stdout, stderr: stderr || (error?.message ?? "") });
    });
  });
}

/** npm, in a folder. */
export function runNpm(args: readonly string[], cwd: string, timeout?: number): Promise<Ending> {
  return runProgram("npm", [...args, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd, timeout);
}
