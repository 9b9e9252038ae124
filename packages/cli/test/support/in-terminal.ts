import { fileURLToPath } from "node:url";
import { startProgram } from "@cloopen-rest/test-kit";

const PROGRAM = fileURLToPath(new URL("./terminal.py", import.meta.url));

/** The compiled bin. */
export const MAIN: string = fileURLToPath(new URL("../../dist/main.js", import.meta.url));

/** What to type once a text was shown. */
export interface TypedStep {
  readonly wait: string;
  readonly send: string;
}

/** What a run in a terminal showed. */
export interface TerminalResult {
  readonly text: string;
  readonly code: number;
  /** Steps whose text never came. */
  readonly left: number;
}

/** Ctrl-C, as a terminal sends it. */
export const CTRL_C = "\u0003";
/** Ctrl-U: the shell forgets the line that was typed. */
export const CTRL_U = "\u0015";

/** Finds Python 3, whose `pty` makes terminals; says in one line that it is missing. Under CI it has to be there. */
export async function findPython(): Promise<boolean> {
  if (process.env["CI"] === "true") return true;
  const isThere = await startProgram("python3", ["--version"]).ended.then(
    () => true,
    () => false,
  );
  if (!isThere) console.warn("No python3 here: what people see on a terminal is not tested.");
  return isThere;
}

/** A program that shows nothing for so long hangs. A busy machine takes some seconds to start Node. */
const SILENT_SECONDS = 55;

/** What a terminal is like. */
interface TerminalOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly columns?: number;
}

/** Runs the bin in a terminal of its own. */
export function runInTerminal(
  args: readonly string[],
  steps: readonly TypedStep[],
  options: TerminalOptions,
): Promise<TerminalResult> {
  return runProgramInTerminal([process.execPath, MAIN, ...args], steps, options);
}

/** Runs any program in a terminal of its own. */
export async function runProgramInTerminal(
  args: readonly string[],
  steps: readonly TypedStep[],
  { env, columns = 80 }: TerminalOptions,
): Promise<TerminalResult> {
  const plan = { args, columns, steps, limit: SILENT_SECONDS };
  const whole = { PATH: process.env["PATH"] ?? "", TERM: "xterm", ...env };
  const { stdout, stderr } = await startProgram("python3", [PROGRAM, JSON.stringify(plan)], { env: whole }).ended;
  if (stdout === "") throw new Error(stderr);
  const result: TerminalResult = JSON.parse(stdout);
  return result;
}
