import { expect, test } from "vitest";
import { refusedCode } from "../../../src/browser/console/refused-code.js";

test.each([
  ['{"statusCode":"112310","statusMsg":"应用未上线"}', "112310"],
  ['{ "statusCode" : "160031" }', "160031"],
  ["<Response><statusCode>111109</statusCode></Response>", "111109"],
  ['{"statusCode":"000000"}', undefined],
  ["<html><h1>404 Not Found</h1></html>", undefined],
  ["", undefined],
])("%s → %s", (reply, code) => {
  expect(refusedCode(reply)).toBe(code);
});
