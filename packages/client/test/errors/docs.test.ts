import { expect, it } from "vitest";
import { createClient, isCloopenApiError, sendTemplateSms } from "../../src/index.js";
import { caught } from "../support/caught.js";

const CREDENTIALS = { accountSid: "a".repeat(32), authToken: "b".repeat(32), appId: "c".repeat(32) };

it.each([
  ["is the place of the code", "112310", "errors.en.html#112310"],
  ["keeps a range as it is", "111001-111099", "errors.en.html#111001-111099"],
  ["drops what no address can hold, half a surrogate pair", "\ud800", "errors.en.html#"],
  ["drops what would end an attribute", '1"><b>', "errors.en.html#1b"],
])("the docs of an error %s", async (_, statusCode, docs) => {
  const effects = { fetch: async () => Response.json({ statusCode }) };
  const cloopen = createClient({ ...CREDENTIALS, effects });
  const error = await caught(() => sendTemplateSms(cloopen, { to: "13800138000", templateId: "1" }));
  expect(isCloopenApiError(error) && [error.statusCode, error.docs]).toEqual([statusCode, docs]);
});
