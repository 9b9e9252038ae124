import { chapterPage } from "../pages/chapter-page.js";
import { decisionPages } from "../pages/decision-pages.js";
import { errorsPage } from "../pages/errors-page.js";
import { homePage } from "../pages/home-page.js";
import { ivrCommandPage } from "../pages/ivr-command-page.js";
import { operationPage } from "../pages/operation-page.js";
import { overviewPages } from "../pages/overview-pages.js";
import type { Kit, Page } from "../pages/page.js";
import { sandboxApiPage } from "../pages/sandbox-api-page.js";
import { signPage } from "../pages/sign-page.js";
import { webhookPage } from "../pages/webhook-page.js";
import { ENTRY_WORDS } from "../search/words.js";

/** Every page of one language. */
export function listPages(kit: Kit): readonly Page[] {
  const { language, chapters, entries } = kit.book;
  return [
    homePage(kit),
    ...chapters.map((chapter) => chapterPage(chapter, kit)),
    ...overviewPages(kit),
    ...entries.map((entry): Page => {
      if (entry.kind === "webhook") return withWords(webhookPage(entry, kit));
      return entry.kind === "operation" ? withWords(operationPage(entry, kit)) : ivrCommandPage(entry, kit);
    }),
    sandboxApiPage(kit),
    errorsPage(kit),
    signPage(kit),
    ...(language === "en" ? decisionPages(kit) : []),
  ];
}

function withWords(page: Page): Page {
  const words = ENTRY_WORDS[page.name];
  return words === undefined ? page : { ...page, keywords: [...page.keywords, words] };
}
