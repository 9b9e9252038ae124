import { expect, it } from "vitest";
import { CloopenApiError } from "../../src/errors/cloopen-api-error.js";

it.each([
  ["is the place of the code", "112310", "errors.en.html#112310"],
  ["keeps a range as it is", "111001-111099", "errors.en.html#111001-111099"],
  ["drops what no address can hold, half a surrogate pair", "\ud800", "errors.en.html#"],
  ["drops what would end an attribute", '1"><b>', "errors.en.html#1b"],
])("the docs of an error %s", (_, statusCode, docs) => {
  expect(new CloopenApiError(statusCode, undefined).docs).toBe(docs);
});
