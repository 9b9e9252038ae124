/** Which part of a list is asked for. Cursors are keys of records: records that are evicted or added meanwhile move nothing. */
export interface PageQuery {
  /** Records behind that one, oldest first. */
  readonly after: string | undefined;
  /** The newest ones in front of that one. Without either, the newest of all. */
  readonly before: string | undefined;
  /** Records of that instant or later, in milliseconds since 1970 on the sandbox's clock. */
  readonly since: number | undefined;
  readonly limit: number;
  /** What filters have to find. */
  readonly filters: ReadonlyMap<string, string>;
}

/** Part of a list, oldest first. */
export interface Page<Item> {
  /** Keys and records. */
  readonly entries: readonly (readonly [string, Item])[];
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
 * @param filters names of what may be asked for
 * @throws {TypeError} that says what is allowed
 */
export function readPageQuery(query: Readonly<Record<string, string>>, filters: readonly string[]): PageQuery {
  const { after, before, since, limit = String(DEFAULT_LIMIT), ...rest } = query;
  const wrong = Object.keys(rest).find((name) => !filters.includes(name));
  if (wrong !== undefined) {
    const known = ["after", "before", "since", "limit", "wait", ...filters];
    throw new TypeError(`${wrong}: not known here; there are ${known.join(", ")}`);
  }
  if (after !== undefined && before !== undefined) throw new TypeError("after and before: expected one of them");
  if (!/^[1-9]\d{0,3}$/.test(limit) || Number(limit) > MAX_LIMIT) {
    throw new TypeError(`limit: expected a whole number from 1 to ${MAX_LIMIT}`);
  }
  return { after, before, since: readInstant(since), limit: Number(limit), filters: new Map(Object.entries(rest)) };
}

/** ISO 8601 with its offset, or milliseconds since 1970. In a query, a `+` that was not escaped arrives as a blank. */
function readInstant(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  const instant = /T.*(?:Z|[+ -]\d\d:?\d\d)$/.test(text) ? Date.parse(text.replace(" ", "+")) : Number.NaN;
  if (Number.isNaN(instant)) {
    throw new TypeError("since: expected a time such as 2026-01-31T09:00:00+08:00, or milliseconds since 1970");
  }
  return instant;
}

/**
 * One page of a list. A cursor whose record was evicted points before the oldest record: only the
 * oldest are evicted, so no record is skipped.
 *
 * @param records oldest first, with their keys
 * @param matches whether a record is one of those that are asked for
 */
export function pageOf<Item>(
  records: Iterable<readonly [string, Item]>,
  { after, before, limit }: PageQuery,
  matches: (item: Item) => boolean,
): Page<Item> {
  const all = [...records];
  const end = before === undefined ? all.length : Math.max(0, indexOf(all, before));
  const start = after === undefined ? 0 : indexOf(all, after) + 1;
  const matching = all.slice(start, end).filter(([, item]) => matches(item));
  const chosen = after === undefined ? matching.slice(-limit) : matching.slice(0, limit);
  const [[first] = []] = chosen;
  // A page that is not full has looked at everything.
  const last = after !== undefined && chosen.length === limit ? chosen.at(-1) : all[end - 1];
  const isGone = after !== undefined && after !== START && start === 0;
  return {
    entries: chosen,
    next: last?.[0] ?? after ?? START,
    ...(after === undefined && chosen.length < matching.length && first !== undefined && { previous: first }),
    ...(isGone && { gap: true }),
  };
}

function indexOf(records: readonly (readonly [string, unknown])[], key: string): number {
  return records.findIndex(([one]) => one === key);
}
