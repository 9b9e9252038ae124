import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** How a program ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that runs. */
export interface RunningProgram {
  /** Rejects when there is no such program. */
  readonly ended: Promise<Ended>;
  /** The first line on stdout that the pattern fits; rejects when the program ends without one. */
  line(pattern: RegExp): Promise<string>;
  /** Asks it to end, as Ctrl+C does. */
  stop(): Promise<Ended>;
}

/** Where and how a program runs. */
export interface ProgramOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What it reads from its standard input. */
  readonly input?: string;
}

/** Starts a program. */
export function startProgram(program: string, args: readonly string[], options: ProgramOptions = {}): RunningProgram {
  const child: ChildProcess = spawn(program, args, { cwd: options.cwd, env: { ...process.env, ...options.env } });
  let [stdout, stderr] = ["", ""];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    child.emit("output");
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin?.end(options.input);
  const ended = once(child, "close").then(([code]): Ended => ({ code, stdout, stderr }));
  ended.catch(() => undefined);
  return {
    ended,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = stdout
            .split("\n")
            .slice(0, -1)
            .find((each) => pattern.test(each));
          if (found !== undefined) resolve(found);
        };
        child.on("output", look);
        look();
        ended.then((end) => reject(new Error(`ended with ${end.code} and without ${pattern}: ${stderr}`)), reject);
      }),
    async stop() {
      child.kill("SIGINT");
      return await ended;
    },
  };
}
