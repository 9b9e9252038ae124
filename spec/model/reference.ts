/** A section of a page of `spec/reference/`: a heading with what is below it, up to the next heading. */
export interface ReferenceSection {
  readonly heading: string;
  /** As GitHub makes it: `sendtemplatesms`. */
  readonly anchor: string;
  readonly text: string;
  /** Operations whose address is there: `模板短信 · POST /Accounts/{accountSid}/SMS/TemplateSMS`. */
  readonly addresses: readonly { readonly method: string; readonly path: string }[];
}

const HEADING = /^#+ (.+)$/;
const ADDRESS = / · (GET|POST) (\/\S+)/g;
const FENCE = /^\s*```/;

/** The sections of a Markdown page, in order. What looks like a heading in a block of code is none. */
export function sectionsOf(page: string): readonly ReferenceSection[] {
  const sections: { heading: string; lines: string[] }[] = [];
  let inBlock = false;
  for (const line of page.split("\n")) {
    if (FENCE.test(line)) inBlock = !inBlock;
    const heading = inBlock ? undefined : HEADING.exec(line)?.[1];
    if (heading === undefined) sections.at(-1)?.lines.push(line);
    else sections.push({ heading, lines: [] });
  }
  return sections.map(({ heading, lines }) => {
    const text = lines.join("\n");
    const addresses = Array.from(text.matchAll(ADDRESS), ([, method = "", path = ""]) => ({ method, path }));
    return { heading, anchor: anchorOf(heading), text, addresses };
  });
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number} _-]/gu, "")
    .replaceAll(" ", "-");
}
