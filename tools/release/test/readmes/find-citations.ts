/** A place in a file of the repository that a comment, or the name of a test, sends its reader to. */
export interface Citation {
  /** Line in its file, from 1. */
  readonly line: number;
  /** As it is written, below the repository's root. */
  readonly path: string;
  /** What follows `#`: a heading, or a pointer into a YAML file. */
  readonly anchor: string;
}

/** Comments of TypeScript, line by line: what follows `//`, and the content of a block. */
const TYPESCRIPT_COMMENT = /(?:^|\s)\/\/.*$|(?:^|\s|\()\/\*[\s\S]*?\*\//gm;
/** Comments of YAML. */
const YAML_COMMENT = /(?:^|\s)#.*$/gm;
/** A document, or a file in a folder at the top of the repository. */
const FILE =
  /(?<![\w@/.*-])((?:[\w.-]+\/)*[\w.-]+\.(?:md|tsv)|(?:spec|packages|tools|decisions)\/[\w./-]+\.(?:ts|yaml))(#[\w/~$.{}\p{Script=Han}-]*[\w}\p{Script=Han}])?/gu;
/** A heading of the reference is cited in names of tests, too. */
const REFERENCE = /(?<![\w/.-])(spec\/reference\/[\w.-]+\.md)(#[\w\p{Script=Han}-]*)?/gu;
const NUMBERED = /§ ?[\d.]+/g;

/** What cites something in a way that cannot be followed, and why. */
export interface BadCitation {
  readonly line: number;
  readonly reason: string;
}

/** The citations in the comments of a file, and those of the reference in its strings. */
export function findCitations(file: string, text: string): readonly Citation[] {
  const found = new Map<number, Citation>();
  const add = (part: string, offset: number, form: RegExp): void => {
    for (const match of part.matchAll(form)) {
      const [, path = "", anchor = "#"] = match;
      const at = offset + match.index;
      found.set(at, { line: lineAt(text, at), path, anchor: anchor.slice(1) });
    }
  };
  for (const match of text.matchAll(file.endsWith(".yaml") ? YAML_COMMENT : TYPESCRIPT_COMMENT))
    add(match[0], match.index, FILE);
  add(text, 0, REFERENCE);
  return [...found].sort(([one], [other]) => one - other).map(([, citation]) => citation);
}

/** Numbers of sections: they move, and nothing can follow them. */
export function findNumberedSections(text: string): readonly BadCitation[] {
  return Array.from(text.matchAll(NUMBERED), ({ 0: section, index }) => ({
    line: lineAt(text, index),
    reason: `cites ${section} by number; cite a heading, as spec/reference/sms.md#sendtemplatesms`,
  }));
}

const OUR_CHOICE = /\bour choices?\b/i;
const DOCUMENTED = /\((?:[^()]*\W)?documented\b/i;
const BLOCK = /(?:^|\s)\/\*[\s\S]*?\*\/|(?:^[^\S\n]*\/\/.*\n?)+/gm;

/** Comments of TypeScript that claim a source without naming it, and guesses that are not marked. */
export function findUnsourced(text: string): readonly BadCitation[] {
  return Array.from(text.matchAll(BLOCK)).flatMap(({ 0: comment, index }) => {
    const line = lineAt(text, index + comment.search(/\S/));
    const words = comment.replace(/\s*\n\s*(?:\*|\/\/)\s?/g, " ");
    if (OUR_CHOICE.test(words)) return [{ line, reason: "says our choice; write a sentence behind @assumption" }];
    if (!DOCUMENTED.test(words) || new RegExp(FILE).test(words)) return [];
    return [{ line, reason: "says documented, not where; cite a heading, as spec/reference/sms.md#sendtemplatesms" }];
  });
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
