import { FENCE, findBlocks } from "./find-blocks.js";

/** Something that a reader is told to type. */
export interface Command {
  /** File below the repository's root. */
  readonly file: string;
  /** Line where it stands, from 1. */
  readonly line: number;
  /** One command, or a script of several lines. */
  readonly text: string;
}

/** What makes a code span a command: a program that people type, and something behind it. */
const TYPED =
  /^(?:apt(?:-get)?|bash|bun|changeset|cloopen-sandbox|curl|deno|docker|git|node|npm|npx|pip|pnpm|python3?|sh|turbo|vitest|yarn) \S/;

/** Languages of the blocks that a shell takes. */
const SHELL: readonly string[] = ["sh", "bash", "shell", "console"];

/**
 * The commands of a Markdown file: its shell blocks and its code spans, each without a comment behind it. A block whose lines are commands of `npm` each
 * stands for that many; any other is one script.
 */
export function findCommands(file: string, text: string): readonly Command[] {
  const commands: Command[] = [];
  for (const { language, line, code } of findBlocks(file, text)) {
    if (!SHELL.includes(language)) continue;
    const lines = code.split("\n");
    if (lines.every((each) => each.startsWith("npm ")))
      commands.push(...lines.map((each, at) => ({ file, line: line + at, text: each.replace(/\s+#.*$/, "") })));
    else commands.push({ file, line, text: code });
  }
  let inBlock = false;
  for (const [at, line] of text.split("\n").entries()) {
    if (FENCE.test(line)) inBlock = !inBlock;
    else if (!inBlock)
      for (const [, span = ""] of line.matchAll(/`([^`]+)`/g))
        if (TYPED.test(span)) commands.push({ file, line: at + 1, text: span });
  }
  return commands;
}
