/** One block of code that a reader copies. */
export interface Block {
  /** File below the repository's root. */
  readonly file: string;
  /** Line of its first line of code, from 1. */
  readonly line: number;
  /** What the fence says: `ts`, `sh`, `python` …; empty where it says nothing. */
  readonly language: string;
  readonly code: string;
}

/** A fence, in Markdown or in a comment. */
export const FENCE: RegExp = /^(\s*(?:\*\s?)?)```(\w*)\s*$/;

/**
 * The blocks of a Markdown file, or of the comments of a module.
 *
 * @throws for a block that is not closed
 */
export function findBlocks(file: string, text: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { readonly prefix: string; readonly language: string; readonly line: number; lines: string[] } | undefined;
  for (const [at, line] of text.split("\n").entries()) {
    const [fence, prefix = "", language = ""] = FENCE.exec(line) ?? [];
    if (open === undefined) {
      if (fence !== undefined) open = { prefix, language, line: at + 2, lines: [] };
    } else if (fence !== undefined && language === "") {
      blocks.push({ file, line: open.line, language: open.language, code: open.lines.join("\n") });
      open = undefined;
    } else
      open.lines.push(line.startsWith(open.prefix) ? line.slice(open.prefix.length) : line.replace(/^\s*\*?\s?/, ""));
  }
  if (open !== undefined) throw new Error(`${file}:${open.line - 1}: the block is not closed`);
  return blocks;
}
