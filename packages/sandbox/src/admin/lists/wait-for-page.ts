import { waitUntil } from "../../kernel/wait-until.js";
import type { Page, PageQuery } from "../pages.js";
import type { AdminView } from "../view.js";
import type { RecordList } from "./record-list.js";

/** Changes between two looks are at most those that the log knows. */
const ALL = Number.POSITIVE_INFINITY;

/**
 * One page of a list; where it would be empty, waits for a record that is asked for.
 *
 * @param milliseconds of the machine's time, at most
 * @returns an empty page when none came in time
 */
export async function waitForPage<Shown extends object>(
  view: AdminView,
  list: RecordList<Shown>,
  query: PageQuery,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<Page<Shown>> {
  let page = list.page(view, query);
  const look = (from: number | undefined): Page<Shown> | undefined => {
    // A page costs as much as the list is long: it is read again only for a record that belongs to it.
    if (from !== undefined && hasNews(view, list, query, from)) page = list.page(view, query);
    return page.entries.length > 0 ? page : undefined;
  };
  return (await waitUntil(view.changes, look, milliseconds, signal)) ?? page;
}

function hasNews(view: AdminView, list: RecordList, query: PageQuery, from: number): boolean {
  const { changes, gap } = view.changes.after(from, ALL);
  return gap || changes.some(({ kind, id }) => kind === list.kind && list.matches(view, id, query));
}
