const COMMENT = /(?:^|(?<=\s))\/\/.*$|\/\*[\s\S]*?\*\//gm;
const TEST_NAME = /\b(?:it|describe|test)(?:\.\w+(?:\(.*?\))?)*\(\s*(["'`])(?:(?!\1).)*\1/g;
const MARKDOWN_CODE = /^[^\S\n]*```[\s\S]*?^[^\S\n]*```|`[^`\n]*`/gm;

/**
 * The prose of a file at its place, everything else blank: a Markdown file without code, comments and names of tests of a TypeScript file,
 * and the whole of a YAML file, whose values are texts.
 */
export function findProse(file: string, text: string): string {
  const prose = file.endsWith(".ts") ? keep(text, [COMMENT, TEST_NAME]) : text;
  return prose.replace(MARKDOWN_CODE, blank);
}

function keep(text: string, forms: readonly RegExp[]): string {
  const parts = forms.flatMap((form) => [...text.matchAll(form)]).sort((one, other) => one.index - other.index);
  let kept = "";
  for (const { 0: part, index } of parts) {
    if (index < kept.length) continue;
    kept += blank(text.slice(kept.length, index)) + part;
  }
  return kept;
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}
