import { expect, test } from "vitest";
import { lintCases } from "../lint-cases.js";

const GET = "paths/SubAccounts_Calls_Callback.yaml";
const POST = "paths/Accounts_ivr_createconf.yaml";
const found = lintCases("safe-known", {
  "as it is": {},
  "a GET without it": { [GET]: ["  x-safe: true\n", ""] },
  "a POST with it": { [POST]: ["  x-preferred", "  x-safe: true\n  x-preferred"] },
  "another word": { [POST]: ["  x-preferred", "  x-safe: sometimes\n  x-preferred"] },
});

test("a GET that says so passes, and a POST without it", () => {
  expect(found("as it is")).toEqual([]);
});
test("a POST that only reads passes", () => {
  expect(found("a POST with it")).toEqual([]);
});
test("a GET without it is found", () => {
  expect(found("a GET without it")).toEqual([
    "paths/SubAccounts_Calls_Callback.yaml:1 callback is a GET, so it only reads. Write `x-safe: true`.",
  ]);
});
test("another word is found", () => {
  expect(found("another word")).toEqual([
    expect.stringMatching(
      /^paths\/Accounts_ivr_createconf\.yaml:4 `sometimes` says nothing\. Write `x-safe: true`, or remove it\./,
    ),
  ]);
});
