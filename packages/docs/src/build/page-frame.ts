import type { ContractDocument } from "@cloopen-rest/spec/model";
import { embedJson } from "./embed-json.js";
import type { Language } from "./languages.js";
import type { PageKind } from "./page-files.js";
import type { Page } from "./page-shell.js";
import { bundleScript, readScript, readStyle } from "./read-asset.js";
import { searchIndex } from "./search-index.js";
import { textsOf } from "./texts/texts-of.js";
import { topBar } from "./top-bar.js";

/** What all pages of ours share: bar, search, theme, and a switch of language that keeps the place. */
export async function pageFrame(kind: PageKind, language: Language, contract: ContractDocument): Promise<Page> {
  const texts = textsOf(language);
  const { title, description } = texts[kind];
  const ours = kind !== "reference";
  return {
    language,
    title,
    description,
    styles: [await readStyle("base"), ...(ours ? [await readStyle("article"), await readStyle("print")] : [])],
    early: [await readScript("apply-theme")],
    scripts: [
      await readScript("keep-place"),
      await bundleScript("search/search"),
      ...(ours ? [await readScript("toggle-theme"), await readScript("copy-code")] : []),
    ],
    body: `${topBar(kind, language)}
<script type="application/json" id="search-index">${embedJson({ texts: texts.search, entries: await searchIndex(language, contract) })}</script>`,
  };
}
