import { describe, expect, test } from "vitest";
import { statusMessage } from "../../../src/server/steps/encode.js";

describe("statusMessage", () => {
  test.each([
    ["111109", /^【账号】./],
    ["111150", /^【账号】./],
    ["112306", /^【短信】./],
    ["160031", /^【短信】./],
    ["108035", /^【呼叫】./],
    ["110128", /^【呼叫】./],
    ["999999", /./],
  ])("%s has a text with the tag of its area", (code, text) => {
    expect(statusMessage(code)).toMatch(text);
  });
});
