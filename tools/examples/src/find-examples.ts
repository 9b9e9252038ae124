/** One TypeScript block that somebody reads and copies. */
export interface Example {
  /** File below the repository's root. */
  readonly file: string;
  /** Line of its first line of code, from 1. */
  readonly line: number;
  readonly code: string;
}

const FENCE = /^(\s*(?:\*\s?)?)```(\w*)\s*$/;

/**
 * The TypeScript blocks of a Markdown file, or of the comments of a module.
 *
 * @throws for a block that is not closed, and for an `@example` without a block: it would be shown and not compiled
 */
export function findExamples(file: string, text: string): readonly Example[] {
  const examples: Example[] = [];
  let open: { readonly prefix: string; readonly language: string; readonly line: number; lines: string[] } | undefined;
  const lines = text.split("\n");
  for (const [at, line] of lines.entries()) {
    const [, prefix = "", language = ""] = FENCE.exec(line) ?? [];
    const isFence = FENCE.test(line);
    if (open === undefined) {
      if (isFence) open = { prefix, language, line: at + 2, lines: [] };
      else if (line.includes("* @example") && !FENCE.test(lines[at + 1] ?? "")) {
        throw new Error(`${file}:${at + 1}: put the example into a block, \`\`\`ts`);
      }
    } else if (isFence && language === "") {
      if (["ts", "typescript"].includes(open.language)) {
        examples.push({ file, line: open.line, code: open.lines.join("\n") });
      }
      open = undefined;
    } else
      open.lines.push(line.startsWith(open.prefix) ? line.slice(open.prefix.length) : line.replace(/^\s*\*?\s?/, ""));
  }
  if (open !== undefined) throw new Error(`${file}:${open.line - 1}: the block is not closed`);
  return examples;
}
