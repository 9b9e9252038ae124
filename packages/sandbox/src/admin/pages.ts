/** Which part of a list is asked for. Cursors are keys of records: records that are evicted or added meanwhile move nothing. */
export interface PageQuery {
  /** Records behind that one, oldest first. */
  readonly after: string | undefined;
  /** The newest ones in front of that one. Without either, the newest of all. */
  readonly before: string | undefined;
  readonly limit: number;
  /** What members have to be. */
  readonly filters: ReadonlyMap<string, string>;
}

/** Part of a list, oldest first. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Cursor for `after`: what comes later. */
  readonly next: string;
  /** Cursor for `before`: there is something earlier. */
  readonly previous?: string;
  /** The record of the cursor is gone: so may be some that came behind it. */
  readonly gap?: true;
}

/** Cursor of a list that is empty: before every record. */
const START = "0";
const DEFAULT_LIMIT = 100;
/** The page of a million messages would be longer than a text may be. */
const MAX_LIMIT = 1_000;

/**
 * Reads the query of a list.
 *
 * @param filters names of members that may be asked for
 * @throws {TypeError} that says what is allowed
 */
export function readPageQuery(query: Readonly<Record<string, string>>, filters: readonly string[]): PageQuery {
  const { after, before, limit = String(DEFAULT_LIMIT), ...rest } = query;
  const wrong = Object.keys(rest).find((name) => !filters.includes(name));
  if (wrong !== undefined) {
    throw new TypeError(`${wrong}: not known here; there are after, before, limit, ${filters.join(", ")}`);
  }
  if (after !== undefined && before !== undefined) throw new TypeError("after and before: expected one of them");
  if (!/^[1-9]\d{0,3}$/.test(limit) || Number(limit) > MAX_LIMIT) {
    throw new TypeError(`limit: expected a whole number from 1 to ${MAX_LIMIT}`);
  }
  return { after, before, limit: Number(limit), filters: new Map(Object.entries(rest)) };
}

/**
 * One page of a list. A cursor whose record is gone stands before the oldest one that is kept: only the oldest are ever evicted, so nothing that is kept is skipped.
 *
 * @param records oldest first, with their keys
 */
export function pageOf<Item extends object>(
  records: Iterable<readonly [string, Item]>,
  { after, before, limit, filters }: PageQuery,
): Page<Item> {
  const all = [...records];
  const end = before === undefined ? all.length : Math.max(0, indexOf(all, before));
  const start = after === undefined ? 0 : indexOf(all, after) + 1;
  const matching = all.slice(start, end).filter(([, item]) => matches(item, filters));
  const chosen = after === undefined ? matching.slice(-limit) : matching.slice(0, limit);
  const [[first] = []] = chosen;
  // A page that is not full has looked at everything.
  const last = after !== undefined && chosen.length === limit ? chosen.at(-1) : all[end - 1];
  const isGone = after !== undefined && after !== START && start === 0;
  return {
    items: chosen.map(([, item]) => item),
    next: last?.[0] ?? after ?? START,
    ...(after === undefined && chosen.length < matching.length && first !== undefined && { previous: first }),
    ...(isGone && { gap: true }),
  };
}

function indexOf(records: readonly (readonly [string, unknown])[], key: string): number {
  return records.findIndex(([one]) => one === key);
}

/** Whether each member is the text that is asked for, or a list with it. */
function matches(item: object, filters: ReadonlyMap<string, string>): boolean {
  for (const [name, wanted] of filters) {
    const value: unknown = Reflect.get(item, name);
    if (Array.isArray(value) ? !value.includes(wanted) : String(value ?? "") !== wanted) return false;
  }
  return true;
}
