import { describe, expect, test } from "vitest";
import { createForeignClient } from "../../support/foreign-client.js";
import { planWith } from "../../support/plan.js";
import { codeOf } from "../../support/reply.js";
import { APP_ID, createTestSandbox } from "../../support/test-sandbox.js";

const body = { Appid: APP_ID, CreateConf: { maxmember: "20" } };

describe.each([false, true])("a query parameter, strict %s", (strict) => {
  test.each([
    ["tXYZ", "108023"],
    ["301", "108023"],
    ["20", "000000"],
  ])("maxmember=%s of createConference gives %s", async (maxmember, code) => {
    const { sandbox } = createTestSandbox({ strict });
    const plan = planWith("createConference", body);
    const query: typeof plan.query = (sign, at) => `${plan.query(sign, at)}&maxmember=${maxmember}`;
    expect(await codeOf(sandbox, { ...plan, query })).toBe(code);
  });
});

test("an empty query parameter counts as absent", async () => {
  const { post } = createForeignClient();
  expect(await post("createconf", '<CreateConf maxmember="20"/>', "&maxmember=")).toBe("000000");
});
