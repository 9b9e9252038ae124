import { describe, expect, test } from "vitest";
import { createDeviationPolicy } from "../../../src/server/deviation-policy.js";
import { validateBody } from "../../../src/server/steps/validate.js";

const strict = createDeviationPolicy(true, () => {});

describe("validateBody", () => {
  test("an operation without a body takes anything", () => {
    expect(() => validateBody("getAccountInfo", {}, strict)).not.toThrow();
  });

  test("a violation without a code of its own is 160031", () => {
    expect(() => validateBody("callback", { from: "1" }, strict)).toThrow(
      expect.objectContaining({ statusCode: "160031" }),
    );
  });

  test("a violation of a command's member is found", () => {
    const body = { Appid: "c".repeat(32), CreateConf: { maxmember: "1" } };
    expect(() => validateBody("createConference", body, strict)).toThrow(
      expect.objectContaining({ statusCode: "108023" }),
    );
  });

  test("the application comes first, wherever it is", () => {
    const body = { to: "", templateId: "x", appId: "!".repeat(32) };
    expect(() => validateBody("sendTemplateSms", body, strict)).toThrow(
      expect.objectContaining({ statusCode: "111170" }),
    );
  });
});
