import { describe, expect, test } from "vitest";
import { validate } from "../../../src/server/steps/validate.js";

describe("validate", () => {
  test("an operation without a body takes anything", () => {
    expect(() => validate("getAccountInfo", {})).not.toThrow();
  });

  test("a violation without a code of its own is 160031", () => {
    expect(() => validate("callback", { from: "1" })).toThrow(expect.objectContaining({ statusCode: "160031" }));
  });

  test("a violation of a command's member is found", () => {
    const body = { Appid: "c".repeat(32), CreateConf: { maxmember: "1" } };
    expect(() => validate("createConference", body)).toThrow(expect.objectContaining({ statusCode: "108023" }));
  });

  test("the application comes first, wherever it stands", () => {
    const body = { to: "", templateId: "x", appId: "!".repeat(32) };
    expect(() => validate("sendTemplateSms", body)).toThrow(expect.objectContaining({ statusCode: "111170" }));
  });
});
