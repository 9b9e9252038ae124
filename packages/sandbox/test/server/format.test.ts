import { beforeEach, describe, expect, test } from "vitest";
import { formatOfType, replyFormat } from "../../src/server/format.js";
import { OPERATION_NAMES, OPERATIONS, type Plan, planFor } from "../support/plan.js";
import { send } from "../support/reply.js";
import { createTestSandbox } from "../support/test-sandbox.js";

const lenient = createTestSandbox().sandbox;
const strict = createTestSandbox({ strict: true }).sandbox;

beforeEach(() => {
  lenient.reset();
  strict.reset();
});

const JSON_BODY = "application/json;charset=utf-8";
const XML_BODY = "application/xml;charset=utf-8";

describe("the table of spec/reference/authentication.md#format-negotiation, row by row", () => {
  test.each([
    ["application/json", JSON_BODY, "json"],
    ["application/json", XML_BODY, "json"],
    ["application/xml", JSON_BODY, "xml"],
    ["application/xml", XML_BODY, "xml"],
    ["application/json;charset=utf-8", XML_BODY, "json"],
    ["application/json; charset=UTF-8", XML_BODY, "json"],
    ["application/json;", XML_BODY, "json"],
    ["application/xml;", JSON_BODY, "xml"],
    ["application/xml;charset=utf-8;", JSON_BODY, "xml"],
    ["Application/JSON", XML_BODY, "json"],
    ["APPLICATION/XML", JSON_BODY, "xml"],
    // Several types: the first that is listed, by weight if given.
    ["application/json, application/xml", XML_BODY, "json"],
    ["application/xml, application/json", JSON_BODY, "xml"],
    ["application/xml;q=0.5, application/json;q=0.9", XML_BODY, "json"],
    ["application/xml;q=0.5, application/json", XML_BODY, "json"],
    ["application/json;q=0.5, application/xml;q=0.50", XML_BODY, "json"],
    ["application/json; q=0.1, application/xml; q=0.2", JSON_BODY, "xml"],
    ["application/json;q=0, application/xml;q=0.1", JSON_BODY, "xml"],
    ["text/html, application/xhtml+xml, application/json;q=0.1, */*;q=0.8", XML_BODY, "json"],
    // Any type: that of the body.
    ["*/*", JSON_BODY, "json"],
    ["*/*", XML_BODY, "xml"],
    ["*/*;q=0.1", JSON_BODY, "json"],
    // Neither type: as for any type; no 406.
    ["text/html", JSON_BODY, "json"],
    ["text/html", XML_BODY, "xml"],
    ["application/jsonp", XML_BODY, "xml"],
    // Absent: XML, whatever the body is.
    [undefined, JSON_BODY, "xml"],
    [undefined, XML_BODY, "xml"],
    ["", JSON_BODY, "xml"],
  ] as const)("Accept %j with a body of %j → %s", async (accept, contentType, format) => {
    const plan: Plan = { ...planFor("sendTemplateSms"), accept, contentType, body: bodyFor(contentType) };
    expect(await send(lenient, plan)).toMatchObject({ format, statusCode: "000000" });
    // Authentication errors use the negotiated format, too.
    expect(await send(lenient, { ...plan, token: "wrong" })).toMatchObject({ format, statusCode: "111109" });
  });

  test.each([
    ["*/*", undefined, "xml"],
    ["text/html", undefined, "xml"],
    [undefined, undefined, "xml"],
    ["application/json", undefined, "json"],
    ["*/*", JSON_BODY, "json"],
    ["application/xml", JSON_BODY, "xml"],
    [undefined, JSON_BODY, "xml"],
  ] as const)("GET with Accept %j and Content-Type %j → %s", async (accept, contentType, format) => {
    const plan: Plan = { ...planFor("getAccountInfo"), accept, contentType };
    expect(await send(lenient, plan)).toMatchObject({ format, statusCode: "000000" });
    expect(await send(lenient, { ...plan, token: "wrong" })).toMatchObject({ format, statusCode: "111109" });
  });
});

describe.each(OPERATION_NAMES)("%s: body and reply formats are chosen separately", (name) => {
  test.each([
    ["json", "json"],
    ["json", "xml"],
    ["xml", "json"],
    ["xml", "xml"],
  ] as const)("body %s, reply %s", async (body, reply) => {
    for (const sandbox of [lenient, strict]) {
      const plan: Plan = { ...planFor(name, body), accept: `application/${reply}` };
      expect(await send(sandbox, plan)).toMatchObject({ format: reply, statusCode: "000000" });
      expect(sandbox.warnings).toEqual([]);
    }
  });
});

describe("formatOfType", () => {
  test.each([
    ["application/json", "json"],
    ["application/json;charset=utf-8", "json"],
    ["application/json;charset=utf-8;", "json"],
    ["  application/xml ; charset=GBK", "xml"],
    ["APPLICATION/Xml;", "xml"],
    ["text/xml", undefined],
    ["text/plain", undefined],
    ["constructor", undefined],
    ["", undefined],
    [undefined, undefined],
  ] as const)("%j → %s", (label, format) => {
    expect(formatOfType(label)).toBe(format);
  });
});

describe("replyFormat", () => {
  test("rejects nothing", () => {
    for (const accept of [
      "constructor",
      "__proto__",
      ",,,",
      ";",
      "q=1",
      "application/json;q=x",
      "/",
      "a".repeat(10_000),
    ]) {
      expect(["json", "xml"]).toContain(replyFormat(accept, undefined));
    }
  });
});

function bodyFor(contentType: string): string {
  return OPERATIONS.sendTemplateSms.bodies[contentType === JSON_BODY ? "json" : "xml"];
}
