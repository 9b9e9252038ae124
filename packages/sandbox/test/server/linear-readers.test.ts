import { describe, expect, it } from "vitest";
import { replyFormat } from "../../src/server/format.js";
import { findRepeatedMember, keepsEveryMember, parseLenientJson } from "../../src/server/json.js";
import { readTarget } from "../../src/server/routes.js";

/** Rounds of measuring, until what else the machine does no longer hides the truth. */
const ROUNDS = 8;

/** Far from both 32, in proportion, and 1,024, in the square: memory that is cleared up meanwhile takes its time, too. */
const MOST = 300;

function timeOf(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Readers may throw: what counts is how long they take. */
function attempt(read: () => unknown): void {
  try {
    read();
  } catch {
    // Not readable.
  }
}

const READERS: readonly {
  readonly name: string;
  readonly text: (size: number) => string;
  readonly read: (text: string) => unknown;
}[] = [
  {
    name: "lenient JSON: a text of escaped quotes that never ends",
    text: (size) => `{"to":"${'\\"'.repeat(size)}`,
    read: parseLenientJson,
  },
  {
    name: "lenient JSON: the same with a backslash at its end",
    text: (size) => `{"to":"${'\\"'.repeat(size)}\\`,
    read: parseLenientJson,
  },
  {
    name: "lenient JSON: the same in single quotes",
    text: (size) => `{'to':'${"\\'".repeat(size)}`,
    read: parseLenientJson,
  },
  {
    name: "repeated members: double quotes within single ones",
    text: (size) => `{'to':'"${'\\"'.repeat(size)}'}`,
    read: findRepeatedMember,
  },
  {
    name: "repeated members: blanks behind names",
    text: (size) => `{"a"${" ".repeat(size)}`,
    read: findRepeatedMember,
  },
  {
    name: "count of members",
    text: (size) => `{"a":"${'\\" '.repeat(size)}"}`,
    read: (text) => keepsEveryMember(text, {}),
  },
  { name: "path of slashes", text: (size) => `/2013-12-26${"/".repeat(size)}x`, read: readTarget },
  {
    name: "Accept",
    text: (size) => `application/json;${" ".repeat(size)}q`,
    read: (text) => replyFormat(text, undefined),
  },
];

describe.each(READERS)("$name", ({ text, read }) => {
  it("takes time in proportion to its length", () => {
    const [short, long] = [text(2_000), text(64_000)];
    let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    // 32 times the length: a reader in its square takes 1,000 times as long, however often it is measured.
    for (let round = 0; round < ROUNDS && !(most / Math.max(0.05, least) < MOST); round += 1) {
      least = Math.min(
        least,
        timeOf(() => attempt(() => read(short))),
      );
      most = Math.min(
        most,
        timeOf(() => attempt(() => read(long))),
      );
    }
    expect(most / Math.max(0.05, least)).toBeLessThan(MOST);
  });
});
