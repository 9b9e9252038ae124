import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

/** How a run of the bin ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The bin, running. */
export interface Running {
  /** The first line on stdout. */
  readonly ready: Promise<string>;
  readonly ended: Promise<Ended>;
  /** Waits for a text on stderr. */
  logged(text: string): Promise<string>;
  signal(name: NodeJS.Signals): void;
  /** Closes the reading ends of its output. */
  stopReading(): void;
}

const children = new Set<ChildProcess>();

/** Ends what is still running. */
export function endAll(): void {
  for (const child of children) child.kill("SIGKILL");
}

/** Starts the compiled bin as a user would. */
export function spawnCli(...args: readonly string[]): Running {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  children.add(child);
  let stdout = "";
  let stderr = "";
  const ended = new Promise<Ended>((resolve) => {
    child.once("close", (code, signal) => {
      children.delete(child);
      resolve({ code, signal, stdout, stderr });
    });
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
      const [line, ...more] = stdout.split("\n");
      if (line !== undefined && more.length > 0) resolve(line);
    });
    ended.then(() => reject(new Error(`ended without a line: ${stderr}`)));
  });
  // A run that is expected to end never asks for the line.
  ready.catch(() => {});
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return {
    ready,
    ended,
    logged: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (stderr.includes(text)) resolve(stderr);
        };
        child.stderr.on("data", look);
        ended.then(() => reject(new Error(`ended without ${text}: ${stderr}`)));
        look();
      }),
    signal: (name) => void child.kill(name),
    stopReading: () => {
      child.stdout.destroy();
      child.stderr.destroy();
    },
  };
}
