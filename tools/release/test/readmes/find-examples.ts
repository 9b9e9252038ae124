import { type Block, FENCE, findBlocks } from "./find-blocks.js";

/**
 * The TypeScript blocks of a Markdown file, or of the comments of a module.
 *
 * @throws for a block that is not closed, and for an `@example` without a block: it would be shown and not compiled
 */
export function findExamples(file: string, text: string): readonly Block[] {
  const blocks = findBlocks(file, text);
  const lines = text.split("\n");
  const bare = lines.findIndex((line, at) => line.includes("* @example") && !FENCE.test(lines[at + 1] ?? ""));
  if (bare >= 0) throw new Error(`${file}:${bare + 1}: put the example into a block, \`\`\`ts`);
  return blocks.filter(({ language }) => ["ts", "typescript"].includes(language));
}
