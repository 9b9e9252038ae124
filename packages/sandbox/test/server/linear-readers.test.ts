import { describe, expect, it } from "vitest";
import { replyFormat } from "../../src/server/format.js";
import { findRepeatedMember, keepsEveryMember, parseLenientJson } from "../../src/server/json.js";
import { readTarget } from "../../src/server/routes.js";

/** The quickest of a few runs, in milliseconds: what else the machine does only makes runs slower. */
function quickest(run: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let count = 0; count < 5; count += 1) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
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
    const [short, long] = [text(8_000), text(64_000)];
    const ratio =
      quickest(() => attempt(() => read(long))) /
      Math.max(
        0.05,
        quickest(() => attempt(() => read(short))),
      );
    // Eight times the length: a reader in its square would take 64 times as long.
    expect(ratio).toBeLessThan(32);
  });
});
