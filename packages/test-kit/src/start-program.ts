import { spawn } from "node:child_process";

/** Result of a program that has ended. */
export interface ProgramResult {
  /** Exit code; `null` when a signal ended the program. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A child process and its output so far. */
export interface RunningProgram {
  /** Resolves when the program has ended and its output is complete; rejects when it cannot be started. */
  readonly ended: Promise<ProgramResult>;
  /** Waits for the first complete line on stdout that matches; rejects when the program ends without one. */
  line(pattern: RegExp): Promise<string>;
  /** Sends a signal and goes on. */
  signal(signal: NodeJS.Signals): void;
  /** Sends a signal (`SIGINT` by default, as Ctrl+C does) and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<ProgramResult>;
}

/** Options of {@link startProgram}. */
export interface ProgramOptions {
  readonly cwd?: string;
  /** The program's whole environment; by default that of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Standard input of the program; empty by default. */
  readonly input?: string;
  /** `"ignore"` discards the program's stderr unread, so that a measured program does not wait for its reader. */
  readonly stderr?: "pipe" | "ignore";
}

/** Starts a program as a child process. The caller must stop it unless it ends by itself. */
export function startProgram(file: string, args: readonly string[], options: ProgramOptions = {}): RunningProgram {
  const { cwd, env, input, stderr: stderrMode = "pipe" } = options;
  const child = spawn(file, args, { cwd, env, stdio: ["pipe", "pipe", stderrMode] });
  let [stdout, stderr] = ["", ""];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  // A program that ends without reading its input closes the pipe.
  child.stdin?.on("error", () => {});
  child.stdin?.end(input);
  const ended = new Promise<ProgramResult>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  // A caller that waits for a line alone must not see an unhandled rejection.
  ended.catch(() => {});
  return {
    ended,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const lines = stdout.split("\n").slice(0, -1);
          const found = lines.find((line) => pattern.test(line));
          if (found === undefined) return;
          child.stdout?.off("data", look);
          resolve(found);
        };
        child.stdout?.on("data", look);
        look();
        ended.then(
          ({ code }) => reject(new Error(`${file} ended with ${code} before a line matched ${pattern}: ${stderr}`)),
          reject,
        );
      }),
    signal: (signal) => void child.kill(signal),
    async stop(signal = "SIGINT") {
      child.kill(signal);
      return await ended;
    },
  };
}
