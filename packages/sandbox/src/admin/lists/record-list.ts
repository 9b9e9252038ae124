import type { RecordKind } from "../../kernel/kernel.js";
import { type Page, type PageQuery, pageOf } from "../pages.js";
import type { AdminView } from "../view.js";

/** Whether a record is as a filter has it. */
export type Filter<Item> = (item: Item, wanted: string, view: AdminView) => boolean;

/** Records of one kind, as the sandbox's own pages list them. */
export interface ListDefinition<Item extends object, Shown extends object> {
  readonly kind: RecordKind;
  /** Path below `/_sandbox`. */
  readonly path: string;
  /** Name of the list in a page. */
  readonly name: string;
  /** Name of the id in the path of one record; `id` by default. */
  readonly idName?: string;
  /** By the name of the query member. */
  readonly filters: Readonly<Record<string, Filter<Item>>>;
  /** Oldest first, with their ids. */
  readonly entries: (view: AdminView) => Iterable<readonly [string, Item]>;
  readonly find: (view: AdminView, id: string) => Item | undefined;
  /** Milliseconds since 1970, on the sandbox's clock; `undefined` for what has no time. */
  readonly at?: (item: Item) => number | undefined;
  /** As JSON, its id among it. */
  readonly show: (item: Item, view: AdminView, id: string) => Shown;
}

/** Records of one kind, whatever they are. */
export interface RecordList<Shown extends object = object> {
  readonly kind: RecordKind;
  readonly path: string;
  readonly name: string;
  readonly idName: string;
  /** Names of what may be asked for. */
  readonly filters: readonly string[];
  /** Records as JSON, their ids among it. */
  page(view: AdminView, query: PageQuery): Page<Shown>;
  ids(view: AdminView): Iterable<string>;
  /** Whether there is a record of that id that is asked for. */
  matches(view: AdminView, id: string, query: PageQuery): boolean;
  /** A record as JSON, its id among it; `undefined` where there is none. */
  show(view: AdminView, id: string): Shown | undefined;
}

/** Lists records of one kind. */
export function defineList<Item extends object, Shown extends object = object>(
  definition: ListDefinition<Item, Shown>,
): RecordList<Shown> {
  const { kind, path, name, idName = "id", filters, at, find, entries, show } = definition;
  const isAskedFor = (view: AdminView, item: Item, query: PageQuery): boolean => {
    if (query.since !== undefined && (at?.(item) ?? query.since) < query.since) return false;
    for (const [filter, wanted] of query.filters) if (filters[filter]?.(item, wanted, view) !== true) return false;
    return true;
  };
  return {
    kind,
    path,
    name,
    idName,
    filters: Object.keys(filters),
    page(view, query) {
      const page = pageOf(entries(view), query, (item) => isAskedFor(view, item, query));
      return { ...page, entries: page.entries.map(([id, item]) => [id, show(item, view, id)]) };
    },
    *ids(view) {
      for (const [id] of entries(view)) yield id;
    },
    matches(view, id, query) {
      const item = find(view, id);
      return item !== undefined && isAskedFor(view, item, query);
    },
    show(view, id) {
      const item = find(view, id);
      return item && show(item, view, id);
    },
  };
}

/** A filter by members of a record: one of them is that text, or a list with it. */
export function member<Name extends string>(...names: readonly Name[]): Filter<{ readonly [Key in Name]?: unknown }> {
  return (item, wanted) =>
    names.some((name) => {
      const value = item[name];
      return Array.isArray(value) ? value.includes(wanted) : String(value ?? "") === wanted;
    });
}

/** Filters by one member each, under its own name. */
export function members<Name extends string>(
  ...names: readonly Name[]
): Readonly<Record<Name, Filter<{ readonly [Key in Name]?: unknown }>>> {
  const filters = names.map((name) => [name, member(name)] as const);
  return Object.fromEntries(filters) as Record<Name, Filter<{ readonly [Key in Name]?: unknown }>>;
}

/** Records by their number, under cursors. */
export function* numbered<Item>(records: Iterable<readonly [number, Item]>): Iterable<readonly [string, Item]> {
  for (const [id, record] of records) yield [String(id), record];
}
