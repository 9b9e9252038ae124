import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A server in a process of its own. */
export interface Program {
  /** The JSON line that it said when it was ready. */
  readonly ready: Readonly<Record<string, unknown>>;
  stop(): void;
}

/** Starts a Node program and waits for its first line, which is JSON. */
export async function startProgram(
  path: string,
  args: readonly string[] = [],
  nodeArgs: readonly string[] = [],
): Promise<Program> {
  const child = spawn(process.execPath, [...nodeArgs, path, ...args], { stdio: ["ignore", "pipe", "ignore"] });
  const lines = createInterface({ input: child.stdout });
  const line = await new Promise<string>((resolve, reject) => {
    lines.once("line", resolve);
    child.once("exit", (code) => reject(new Error(`${path} ended with ${code} before it was ready`)));
  });
  return { ready: JSON.parse(line), stop: () => void child.kill("SIGTERM") };
}
