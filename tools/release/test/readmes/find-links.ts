import { sectionsOf } from "@cloopen-rest/spec/model";
import { FENCE } from "./find-blocks.js";

/** A link to another file of the repository, or to a heading. */
export interface Link {
  /** Line in its file, from 1. */
  readonly line: number;
  /** As it is written, relative to its file; empty where it leads to a heading of the same file. */
  readonly path: string;
  /** What follows `#`; empty where nothing does. */
  readonly anchor: string;
}

/** The links of a Markdown file that lead nowhere beyond the repository. */
export function findLinks(text: string): readonly Link[] {
  const links: Link[] = [];
  let inBlock = false;
  for (const [at, line] of text.split("\n").entries()) {
    if (FENCE.test(line)) inBlock = !inBlock;
    if (inBlock) continue;
    for (const [, target = ""] of line.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [path = "", anchor = ""] = target.split("#");
      links.push({ line: at + 1, path, anchor });
    }
  }
  return links;
}

/** The anchors of the headings of a Markdown file, as GitHub makes them; text in code blocks is no heading. */
export function anchorsOf(text: string): readonly string[] {
  return sectionsOf(text).map(({ anchor }) => anchor);
}
