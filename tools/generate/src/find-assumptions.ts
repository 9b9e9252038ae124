/** What the sandbox assumes where the platform is not known: a sentence of an `@assumption` in its code. */
export interface Assumption {
  /** Below the repository's root. */
  readonly file: string;
  /** Line of the tag, from 1. */
  readonly line: number;
  readonly text: string;
}

/** A comment of TypeScript: a block, or lines that follow each other. */
const COMMENT = /\/\*\*[\s\S]*?\*\/|(?:^[^\S\n]*\/\/.*$\n?)+/gm;
/** From the tag to the next one, or to the end of its comment. */
const TAG = /@assumption\s+([\s\S]*?)(?=\s@[a-z]+\s|$)/g;
/** With a capital, or the name of an operation, at its beginning. */
const SENTENCE = /^(?:[^a-z]|[a-z]+[A-Z]).*\.$/;
const MARGIN = /\n[^\S\n]*(?:\*|\/\/)[^\S\n]?/g;

/**
 * The assumptions in a file, in order.
 *
 * @throws {Error} for one that is not a sentence: it begins in lower case, or has no full stop
 */
export function findAssumptions(file: string, source: string): readonly Assumption[] {
  return Array.from(source.matchAll(COMMENT)).flatMap(({ 0: comment, index }) =>
    Array.from(comment.replace(/\s*\*\/$/, "").matchAll(TAG), ({ 1: raw = "", index: within }) => {
      const line = source.slice(0, index + within).split("\n").length;
      const text = raw.replace(MARGIN, " ").replace(/\s+/g, " ").trim();
      if (!SENTENCE.test(text))
        throw new Error(`${file}:${line} is no sentence: @assumption needs a capital and a full stop`);
      return { file, line, text };
    }),
  );
}
