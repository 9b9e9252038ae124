import { expect, it } from "vitest";
import { sign } from "../../../src/protocol/signing/sign.js";
import { signAt } from "../../../src/protocol/signing/sign-at.js";
import { formatTimestamp } from "../../../src/protocol/signing/timestamp.js";

const NOW = Date.UTC(2026, 10, 24, 1, 2, 3);
const credentials = { sid: "a".repeat(32), token: "b".repeat(32) };

it("is the signature of the instant's timestamp", () => {
  for (const instant of [NOW, NOW + 999, NOW + 1000, NOW - 1]) {
    expect(signAt(credentials, instant)).toEqual(sign(credentials, formatTimestamp(instant)));
  }
});

it("is made once a second", () => {
  expect(signAt(credentials, NOW + 999)).toBe(signAt(credentials, NOW));
  expect(signAt(credentials, NOW + 1000)).not.toEqual(signAt(credentials, NOW));
});

it("is never that of somebody else, nor of another token of the same id", () => {
  const other = { ...credentials, token: "c".repeat(32) };
  expect(signAt(other, NOW)).toEqual(sign(other, formatTimestamp(NOW)));
  expect(signAt(other, NOW).sig).not.toBe(signAt(credentials, NOW).sig);
});
