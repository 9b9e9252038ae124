import type { Page, PageQuery } from "../pages.js";
import type { AdminView } from "../view.js";
import type { RecordList } from "./record-list.js";

/** Changes that are looked at in one go. */
const AT_ONCE = 1_000;

/**
 * One page of a list; where it would be empty, waits for a record that is asked for.
 *
 * @param milliseconds of the machine's time, at most
 * @returns an empty page when none came in time
 */
export async function waitForPage(
  view: AdminView,
  list: RecordList,
  query: PageQuery,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<Page<object>> {
  const { changes } = view;
  const end = performance.now() + milliseconds;
  let { position } = changes;
  let page = list.page(view, query);
  while (page.entries.length === 0 && (await changes.wait(position, end - performance.now(), signal))) {
    // A page costs as much as the list is long: it is read again only for a record that belongs to it.
    const { hit, read } = look(view, list, query, position);
    position = read;
    if (hit) page = list.page(view, query);
  }
  return page;
}

function look(
  view: AdminView,
  list: RecordList,
  query: PageQuery,
  from: number,
): { readonly hit: boolean; readonly read: number } {
  const { changes, gap } = view.changes.after(from, AT_ONCE);
  const read = changes.at(-1)?.position ?? view.changes.position;
  return { hit: gap || changes.some(({ kind, id }) => kind === list.kind && list.matches(view, id, query)), read };
}
