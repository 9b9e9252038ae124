import { describe, expect, test } from "vitest";
import { planFor } from "../../support/plan.js";
import { DECLARATION, send } from "../../support/reply.js";
import { createTestSandbox } from "../../support/test-sandbox.js";

describe("getAccountInfo", () => {
  test("in JSON", async () => {
    const { sandbox } = createTestSandbox();
    expect((await send(sandbox, planFor("getAccountInfo", "json"))).text).toBe(
      '{"statusCode":"000000","Account":{"dateCreated":"2024-02-29 12:00:00","dateUpdated":"2024-02-29 12:00:00",' +
        '"friendlyName":"sandbox@example.com","type":"1","status":"1","balance":"100.00","subBalance":"0.00"}}',
    );
  });

  test("in XML", async () => {
    const { sandbox } = createTestSandbox();
    expect((await send(sandbox, planFor("getAccountInfo", "xml"))).text).toBe(
      `${DECLARATION}<Response><statusCode>000000</statusCode><Account><dateCreated>2024-02-29 12:00:00</dateCreated>` +
        "<dateUpdated>2024-02-29 12:00:00</dateUpdated><friendlyName>sandbox@example.com</friendlyName><type>1</type>" +
        "<status>1</status><balance>100.00</balance><subBalance>0.00</subBalance></Account></Response>",
    );
  });

  test("shows the balance that the state has", async () => {
    const { sandbox } = createTestSandbox();
    sandbox.admin.setBalance("0.05");
    expect((await send(sandbox, planFor("getAccountInfo"))).text).toContain('"balance":"0.05"');
  });
});
