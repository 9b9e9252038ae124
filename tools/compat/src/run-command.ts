import { execFile } from "node:child_process";
import type { Command } from "./recipe.js";

/** How a command ended. */
export interface Ending {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const TEN_MINUTES = 600_000;

/** Runs a command in a folder to its end, ten minutes at most. It never rejects. */
export function runCommand({ run: [file, ...args], env }: Command, cwd: string): Promise<Ending> {
  const options = {
    cwd,
    env: { ...process.env, ...env },
    timeout: TEN_MINUTES,
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
