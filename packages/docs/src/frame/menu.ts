import { escapeHtml } from "../escape-html.js";
import { groupBy } from "../group-by.js";
import { GROUPS } from "../guide/front-matter.js";
import { entryName } from "../pages/entry-list.js";
import type { Page, Section } from "../pages/page.js";
import { ADDRESS } from "../site/addresses.js";
import type { Book } from "../site/book.js";
import { entryAddress } from "../site/entry-address.js";

/** One place that the menu leads to. */
interface Place {
  readonly address: string;
  readonly label: string;
  readonly code: boolean;
}

interface Part {
  readonly title: string;
  readonly places: readonly Place[];
  /** Folded, unless the page in hand is in it. */
  readonly folds: boolean;
}

/** The menu beside the pages of a section; none where the section is one page. */
export function sectionMenu(page: Page, book: Book): string {
  const parts = partsOf(page.section, book);
  return parts.map((part) => writePart(part, page)).join("");
}

/** The places of a section in the order of its menu, for the links to the page before and behind. */
export function placesOf(section: Section, book: Book): readonly Place[] {
  return partsOf(section, book).flatMap(({ places }) => places);
}

function partsOf(section: Section, book: Book): readonly Part[] {
  const { language, texts, chapters, entries } = book;
  if (section === "guide" || section === "home")
    return GROUPS.map((group) => ({
      title: texts.groups[group],
      folds: false,
      places: chapters
        .filter(({ head }) => head.group === group)
        .map(({ name, head }) => ({ address: ADDRESS.guide(language, name), label: head.nav, code: false })),
    }));
  if (section === "decisions")
    return [
      {
        title: texts.sections.decisions,
        folds: false,
        places: book.decisions.map(({ name, number, title }) => ({
          ...{ address: ADDRESS.decision(name), label: `${number} ${title}`, code: false },
        })),
      },
    ];
  if (section !== "api" && section !== "webhooks") return [];
  const own = entries.filter(({ kind }) => (kind === "operation") === (section === "api"));
  const overviews: readonly Place[] =
    section === "api"
      ? [
          { address: ADDRESS.operations(language), label: texts.api.overview, code: false },
          { address: ADDRESS.sandboxApi(language), label: texts.sandboxApi.title, code: false },
        ]
      : [
          { address: ADDRESS.webhooks(language), label: texts.webhook.overview, code: false },
          { address: ADDRESS.ivrCommands(language), label: texts.ivr.overview, code: false },
        ];
  return [
    { title: "", places: overviews, folds: false },
    ...Array.from(
      groupBy(own, ({ tag }) => tag),
      ([tag, group]) => ({
        title: book.tags.get(tag) ?? texts.ivrCommands,
        folds: true,
        places: group.map((entry) => ({
          address: entryAddress(language, entry),
          label: language === "en" || entry.kind === "ivr-command" ? entryName(entry) : entry.title,
          code: language === "en" || entry.kind === "ivr-command",
        })),
      }),
    ),
  ];
}

function writePart({ title, places, folds }: Part, page: Page): string {
  const list = `<ul>${places.map((place) => writePlace(place, page)).join("")}</ul>`;
  if (title === "") return list;
  if (!folds) return `<p class="menu-title">${escapeHtml(title)}</p>${list}`;
  const open = places.some(({ address }) => address === page.address) ? " open" : "";
  return `<details${open}><summary>${escapeHtml(title)}</summary>${list}</details>`;
}

function writePlace({ address, label, code }: Place, page: Page): string {
  const current = address === page.address ? ' aria-current="page"' : "";
  return `<li><a href="/${address}"${current}${code ? ' class="mono"' : ""}>${code ? escapeHtml(label).replace(/([a-z])([A-Z])/g, "$1<wbr>$2") : escapeHtml(label)}</a></li>`;
}
