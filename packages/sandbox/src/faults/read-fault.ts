import { operations } from "@cloopen-rest/client/descriptors";
import { isObject } from "../kernel/is-object.js";
import type { Fault } from "./fault.js";

/** Checks one field: says what is expected where it is not right. */
type Check = (value: unknown) => string | undefined;

interface Member {
  readonly check: Check;
  readonly required?: true;
}

const check =
  (expected: string, isRight: (value: unknown) => boolean): Check =>
  (value) =>
    isRight(value) ? undefined : expected;

const isWhole = (value: unknown, from: number, to: number): boolean =>
  typeof value === "number" && Number.isInteger(value) && value >= from && value <= to;
const isHeaderValue = (value: unknown): boolean => typeof value === "string" && /^[\x20-\x7e]+$/.test(value);
const OPERATIONS: ReadonlySet<unknown> = new Set(operations.map(({ id }) => id));
const DAY_MS = 86_400_000;

const AIM: Readonly<Record<string, Member>> = {
  operation: { check: check("the operationId of an operation", (value) => OPERATIONS.has(value)) },
  match: { check: check("a text that is not empty", (value) => typeof value === "string" && value !== "") },
  times: {
    check: check(
      'a whole number from 1, or "always"',
      (value) => value === "always" || isWhole(value, 1, Number.MAX_SAFE_INTEGER),
    ),
  },
};

const KINDS: ReadonlyMap<unknown, Readonly<Record<string, Member>>> = new Map<
  Fault["kind"],
  Readonly<Record<string, Member>>
>([
  [
    "latency",
    {
      ms: {
        check: check("a whole number of milliseconds, one day at most", (value) => isWhole(value, 0, DAY_MS)),
        required: true,
      },
    },
  ],
  ["reset-before", {}],
  ["reset-after", {}],
  ["half-body", {}],
  ["wrong-content-type", { contentType: { check: check("a content type", isHeaderValue) } }],
  [
    "http-status",
    {
      status: { check: check("an HTTP status from 200 to 599", (value) => isWhole(value, 200, 599)), required: true },
      retryAfter: {
        check: check("seconds, or a date", (value) => isWhole(value, 0, DAY_MS) || isHeaderValue(value)),
      },
    },
  ],
  ["html", {}],
  ["empty", {}],
  ["stall", {}],
  [
    "status-code",
    {
      statusCode: {
        check: check("six digits", (value) => typeof value === "string" && /^\d{6}$/.test(value)),
        required: true,
      },
    },
  ],
]);

/**
 * Checks a fault that came from outside, from a caller without types or over HTTP, and copies it.
 *
 * @throws {TypeError} that names the field and what is expected of it
 */
export function readFault(value: unknown): Fault {
  assertFault(value);
  return Object.freeze({ ...value });
}

function assertFault(value: unknown): asserts value is Fault {
  if (!isObject(value)) throw new TypeError("a fault is an object with a kind");
  const own = KINDS.get(value["kind"]);
  if (own === undefined) throw new TypeError(`kind: expected one of ${[...KINDS.keys()].join(", ")}`);
  const members = new Map(Object.entries({ ...AIM, ...own }));
  for (const [name, given] of Object.entries(value)) {
    if (name === "kind" || given === undefined) continue;
    const member = members.get(name);
    if (member === undefined)
      throw new TypeError(
        `${name}: ${String(value["kind"])} has no such member; there are ${[...members.keys()].join(", ")}`,
      );
    const expected = member.check(given);
    if (expected !== undefined) throw new TypeError(`${name}: expected ${expected}`);
  }
  for (const [name, { check: expectation, required }] of members) {
    if (required && value[name] === undefined) throw new TypeError(`${name}: expected ${expectation(undefined)}`);
  }
}
