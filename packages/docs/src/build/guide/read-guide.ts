import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Language } from "../languages.js";
import { PACKAGE } from "../package-folder.js";
import { codeBlock } from "../samples/code-block.js";

/** One section of the guide. */
export interface GuideSection {
  readonly id: string;
  readonly heading: string;
  /** All that it says, without markup and without samples, for the search. */
  readonly text: string;
}

/** The guide in one language. */
export interface Guide {
  readonly html: string;
  readonly sections: readonly GuideSection[];
}

const SECTION = /<section id="([\w-]+)">\s*<h2>([^<]+)<\/h2>([\s\S]*?)<\/section>/g;

/**
 * Reads the guide of one language, and puts the samples in: `<sample src="first-call.ts" title="…" />` stands for a file of `samples/`, which the
 * compiler checks like everything else; `<sample title="…">…</sample>` holds its text itself.
 */
export async function readGuide(language: Language): Promise<Guide> {
  const source = await readFile(join(PACKAGE, "src/guide", `${language}.html`), "utf8");
  const sections = Array.from(source.matchAll(SECTION), ([, id = "", heading = "", body = ""]) => ({
    id,
    heading,
    text: body
      .replace(/<sample[\s\S]*?(?:\/>|<\/sample>)/g, "")
      .replace(/<[^>]+>/g, " ")
      // Synthetic ids and tokens: nobody looks for them. Not whatever is long without a blank, for that is every Chinese sentence.
      .replace(/[0-9A-Za-z+/=]{24,}/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  }));
  let html = source.replace(/<sample title="([^"]+)">\n?([\s\S]*?)<\/sample>/g, (_, title: string, code: string) =>
    codeBlock(unescapeHtml(code), language, title),
  );
  for (const [tag, file = "", title = ""] of source.matchAll(/<sample src="([\w.-]+)" title="([^"]+)" \/>/g)) {
    const code = await readFile(join(PACKAGE, "samples", file), "utf8");
    html = html.replace(tag, () => codeBlock(code, language, title));
  }
  return { html, sections };
}

function unescapeHtml(code: string): string {
  return code.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
