import type { ApiEntry } from "../contract/api-entries.js";
import { escapeHtml } from "../escape-html.js";
import { entryAddress } from "../site/entry-address.js";
import type { Kit } from "./page.js";

/** Links to pages of the reference, each with its name and its title. */
export function entryList(entries: readonly ApiEntry[], { book }: Kit): string {
  const items = entries.map(
    (entry) =>
      `<li><a href="/${entryAddress(book.language, entry)}"><code>${entryName(entry)}</code></a> <span>${escapeHtml(entry.title === entryName(entry) ? "" : entry.title)}</span></li>`,
  );
  return `<ul class="entries">${items.join("")}</ul>`;
}

/** Name of an entry in lists: the function, the webhook, or the element of an IVR command. */
export function entryName(entry: ApiEntry): string {
  return entry.kind === "ivr-command" ? entry.command.name : entry.id;
}
