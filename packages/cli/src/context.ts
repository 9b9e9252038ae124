import type { Language, Translate } from "./language.js";
import type { Output } from "./output/output.js";
import type { Terminal } from "./terminal.js";

/** What every command receives. */
export interface Context {
  readonly terminal: Terminal;
  readonly output: Output;
  readonly language: Language;
  readonly t: Translate;
}

/** The command line of one command, read. */
export interface Given {
  /** Operands, in order. A variadic operand takes the rest. */
  readonly operands: readonly string[];
  /** Value of an option; `undefined` when it was not given. */
  option(name: string): string | undefined;
  /** Values of an option that may be repeated. */
  list(name: string): readonly string[];
  /** Whether a flag was given. */
  flag(name: string): boolean;
}

/** What a command's module exports as `run`. A number is its exit code; without one it is 0. */
export type Run = (context: Context, given: Given) => Promise<number | undefined> | Promise<void>;
