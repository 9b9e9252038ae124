import type { Context, Given } from "./context.js";
import { EXIT } from "./exit-codes.js";
import { CliError, InterruptedError } from "./output/cli-error.js";

/**
 * Asks before something is sent, called or deleted. `--yes` skips the question and is required without a terminal.
 *
 * @param question what is going to happen, without a question mark
 * @throws {CliError} when the answer is no, or there is no terminal
 * @throws {InterruptedError} at Ctrl-C
 */
export async function confirm(context: Context, given: Given, question: string): Promise<void> {
  const { t } = context;
  if (given.flag("yes")) return;
  if (!isInteractive(context))
    throw new CliError(
      EXIT.declined,
      t(`this needs --yes: ${question}`, `需要 --yes 确认：${question}`),
      t("cannot ask: this is not a terminal", "当前不是终端，无法询问"),
    );
  const { default: ask } = await import("@inquirer/confirm");
  const agreed = await prompt(context, (streams) =>
    ask({ message: t(`${question}?`, `${question}？`), default: false }, streams),
  );
  if (!agreed) throw new CliError(EXIT.declined, t("not confirmed; nothing was done", "未确认，没有执行"));
}

/**
 * Asks for a secret without showing it. Without a terminal it is read from stdin, up to its end.
 *
 * @throws {CliError} when nothing is given
 * @throws {InterruptedError} at Ctrl-C
 */
export async function readSecret(context: Context, name: string): Promise<string> {
  const { terminal, output, t } = context;
  const secret = terminal.stdin.isTTY
    ? await askForSecret(context, name)
    : (await readStdin(context)).replace(/\r?\n$/, "");
  output.hide(secret);
  if (secret === "") throw new CliError(EXIT.usage, t(`${name} is empty`, `${name} 为空`));
  return secret;
}

async function askForSecret(context: Context, name: string): Promise<string> {
  const { default: ask } = await import("@inquirer/password");
  return prompt(context, (streams) => ask({ message: `${name}:` }, streams), nothingWritten(context));
}

function nothingWritten({ t }: Context): string {
  return t("nothing was written", "没有写入任何内容");
}

/** Asks for a text; Enter keeps what was there. */
export async function askForText(context: Context, name: string, before = ""): Promise<string> {
  const { createInterface } = await import("node:readline/promises");
  const { stdin: input, stderr: output, signal } = context.terminal;
  const lines = createInterface({ input, output, terminal: true });
  // In raw mode Ctrl-C is a key, and its signal never comes.
  const interrupted = new AbortController();
  lines.on("SIGINT", () => interrupted.abort("SIGINT"));
  lines.on("close", () => interrupted.abort("SIGINT"));
  try {
    const answer = await lines.question(before === "" ? `${name}: ` : `${name} (${before}): `, {
      signal: AbortSignal.any([signal, interrupted.signal]),
    });
    return answer.trim() || before;
  } catch {
    throw new InterruptedError(signal.aborted ? signal.reason : "SIGINT", nothingWritten(context));
  } finally {
    lines.close();
  }
}

/**
 * Reads standard input to its end.
 *
 * @throws {InterruptedError} at Ctrl-C
 */
export async function readStdin({ terminal: { stdin, signal } }: Context): Promise<string> {
  const chunks: Uint8Array[] = [];
  const stop = (): void => void stdin.destroy(new Error("interrupted"));
  signal.addEventListener("abort", stop, { once: true });
  try {
    signal.throwIfAborted();
    for await (const chunk of stdin) chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : toBytes(chunk));
    return Buffer.concat(chunks).toString("utf8");
  } catch (error) {
    throw signal.aborted ? new InterruptedError(signal.reason) : error;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

function toBytes(chunk: unknown): Uint8Array {
  return chunk instanceof Uint8Array ? chunk : new Uint8Array();
}

/** Whether a person can be asked. Prompts are shown on stderr, so that stdout may be a pipe. */
export function isInteractive({ terminal }: Context): boolean {
  return terminal.stdin.isTTY === true && terminal.stderr.isTTY === true;
}

interface PromptStreams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly signal: AbortSignal;
}

async function prompt<Answer>(
  { terminal }: Context,
  ask: (streams: PromptStreams) => Promise<Answer>,
  interrupted?: string,
): Promise<Answer> {
  try {
    return await ask({ input: terminal.stdin, output: terminal.stderr, signal: terminal.signal });
  } catch (error) {
    // In the raw mode of a prompt Ctrl-C is a key, and its signal never comes.
    if (error instanceof Error && /^(ExitPrompt|AbortPrompt)Error$/.test(error.name))
      throw new InterruptedError(terminal.signal.aborted ? terminal.signal.reason : "SIGINT", interrupted);
    throw error;
  }
}
