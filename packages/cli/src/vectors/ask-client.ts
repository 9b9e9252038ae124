import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Answer, Question } from "./questions.js";

/** How the client under test is run. */
export interface ClientOptions {
  readonly command: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly timeLimitMs: number;
  readonly signal: AbortSignal;
}

/** Output of the client under test. */
export interface Answers {
  /** By the index of the question. */
  readonly byQuestion: ReadonlyMap<number, Answer>;
  /** Lines on its stdout that are not responses. */
  readonly otherLines: readonly string[];
  /** Why it ended before the last response; `undefined` when it did not. */
  readonly ended: string | undefined;
}

/**
 * Starts a program, writes each question as a line of JSON to its stdin, and reads responses from its stdout. It is
 * ended after the time limit, and when the signal is aborted.
 *
 * @throws {Error} of the system when it cannot be started
 */
export async function askClient(
  questions: readonly Question[],
  { command: [program, ...args], env, timeLimitMs, signal }: ClientOptions,
): Promise<Answers> {
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"], env: { ...env } });
  const closed = once(child, "close");
  closed.catch(() => {});
  await once(child, "spawn");
  const limits = AbortSignal.any([signal, AbortSignal.timeout(timeLimitMs)]);
  const kill = (): void => void child.kill("SIGKILL");
  limits.addEventListener("abort", kill, { once: true });
  child.stdin.on("error", () => {});
  const byQuestion = new Map<number, Answer>();
  const otherLines: string[] = [];
  const reading = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      const answer = parse(line);
      const id = answer?.["id"];
      if (answer === undefined || typeof id !== "number") otherLines.push(line);
      else byQuestion.set(id, answer);
    }
  })();
  for (const [id, { kind, input }] of questions.entries()) {
    if (child.stdin.destroyed || limits.aborted) break;
    const isTaken = child.stdin.write(`${JSON.stringify({ id, kind, ...input })}\n`);
    if (!isTaken) await Promise.race([once(child.stdin, "drain"), closed]).catch(() => {});
  }
  child.stdin.end();
  await reading;
  const [code, endedBy]: readonly unknown[] = await closed;
  limits.removeEventListener("abort", kill);
  return {
    byQuestion,
    otherLines,
    ended: limits.aborted ? "time limit" : code === 0 ? undefined : `exit ${String(code ?? endedBy)}`,
  };
}

function parse(line: string): Answer | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
