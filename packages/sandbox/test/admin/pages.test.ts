import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PageQuery, pageOf as pageOfAny, readPageQuery } from "../../src/admin/pages.js";

const record = (at: number): [string, { to: string[]; kind: string }] => [
  String(at),
  { to: [`1380013800${at % 10}`], kind: at % 2 === 0 ? "even" : "odd" },
];
type Item = ReturnType<typeof record>[1];
const isAskedFor =
  ({ filters }: PageQuery) =>
  ({ to, kind }: Item): boolean =>
    to.includes(filters.get("to") ?? to[0] ?? "") && kind === (filters.get("kind") ?? kind);
const pageOf = (records: readonly [string, Item][], asked: PageQuery) => {
  const { entries, ...cursors } = pageOfAny(records, asked, isAskedFor(asked));
  return { items: entries.map(([, item]) => item), ...cursors };
};
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => record(from + at));
const keys = (items: readonly { to: string[] }[]): number => items.length;
const query = (given: Record<string, string> = {}) => readPageQuery(given, ["to", "kind"]);

describe("pageOf", () => {
  test("shows the newest, with a cursor to what comes later and one to what came earlier", () => {
    expect(pageOf(range(1, 250), query())).toMatchObject({ next: "250", previous: "151" });
    expect(pageOf(range(1, 250), query({ before: "151", limit: "150" }))).toEqual({
      items: range(1, 150).map(([, item]) => item),
      next: "150",
    });
  });

  test("follows a list that grows and forgets its oldest, without skipping what is kept or showing anything twice", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ add: fc.nat(30), limit: fc.integer({ min: 1, max: 20 }) }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 40 }),
        (steps, kept) => {
          let [newest, cursor, seen] = [0, "0", 0];
          for (const { add, limit } of steps) {
            newest += add;
            const oldest = Math.max(1, newest - kept + 1);
            const page = pageOf(range(oldest, newest), query({ after: cursor, limit: String(limit) }));
            // What was evicted before it could be seen is the only gap.
            const from = Math.max(seen + 1, oldest);
            expect(page.items).toEqual(
              range(from, newest)
                .slice(0, limit)
                .map(([, item]) => item),
            );
            if (from > seen + 1 && seen > 0) expect(page.gap).toBe(true);
            seen = from + page.items.length - 1;
            cursor = page.next;
          }
        },
      ),
    );
  });

  test("filters by members, those of lists among them", () => {
    expect(keys(pageOf(range(1, 100), query({ kind: "odd" })).items)).toBe(50);
    expect(keys(pageOf(range(1, 100), query({ to: "13800138007" })).items)).toBe(10);
    expect(pageOf(range(1, 100), query({ kind: "odd", after: "97" }))).toMatchObject({ items: [{}], next: "100" });
  });

  test("of an empty list gives a cursor that shows all that comes", () => {
    const { next } = pageOf([], query());
    expect(pageOf(range(1, 3), query({ after: next }))).toEqual({
      items: range(1, 3).map(([, item]) => item),
      next: "3",
    });
  });
});

test.each<[Record<string, string>, string]>([
  [{ limit: "0" }, "limit: expected a whole number from 1 to 1000"],
  [{ limit: "1001" }, "limit: expected a whole number from 1 to 1000"],
  [{ limit: "ten" }, "limit: expected a whole number from 1 to 1000"],
  [{ after: "1", before: "2" }, "after and before: expected one of them"],
  [{ since: "yesterday" }, "since: expected a time such as 2026-01-31T09:00:00+08:00, or milliseconds since 1970"],
  [
    { since: "2026-01-31T09:00:00" },
    "since: expected a time such as 2026-01-31T09:00:00+08:00, or milliseconds since 1970",
  ],
  [{ colour: "red" }, "colour: not known here; there are after, before, since, limit, wait, to, kind"],
])("rejects %j and says what is allowed", (given, message) => {
  expect(() => query(given)).toThrow(new TypeError(message));
});
