import { expect, test } from "vitest";
import type { ContractDocument } from "../../model/document.js";
import { resolveErrorCodes } from "../catalogue.js";
import { readErrors } from "./built.js";

function documentWith(codes?: string[]): ContractDocument {
  const reply = { content: { "application/json": { schema: {} } } };
  const operation = { operationId: "send", summary: "", tags: ["sms"], responses: { 200: reply } };
  const paths = { "/send": { post: { ...operation, ...(codes && { "x-error-codes": codes }) } } };
  return { openapi: "3.1.0", info: {}, components: { schemas: {} }, paths };
}

const groups = { general: ["000000", "111000"], application: ["111169", "111000"] };

test("groups give way to their codes, single codes stay, and each comes once", () => {
  const document = documentWith(["general", "112306", "application", "000000"]);
  resolveErrorCodes(document, { groups });
  expect(document.paths["/send"]?.["post"]?.["x-error-codes"]).toEqual(["000000", "111000", "112306", "111169"]);
});

test("an operation without codes is left alone", () => {
  const document = documentWith();
  resolveErrorCodes(document, { groups });
  expect(document).toEqual(documentWith());
});

test("only a code that may be repeated later says how long it rejects", () => {
  const marked = readErrors().codes.filter(({ limit }) => limit !== undefined);
  expect(marked.length).toBeGreaterThan(0);
  for (const { code, retryable, limit } of marked)
    expect([code, retryable, limit]).toEqual([code, "later", expect.stringMatching(/^(brief|lasting)$/)]);
});

test("the catalogue has each code or range once, and its groups name none besides", () => {
  const catalogue = readErrors();
  const codes = catalogue.codes.map(({ code }) => code);
  expect(codes).toContain("000000");
  expect([...new Set(codes)]).toEqual(codes);
  expect(
    Object.values(catalogue.groups)
      .flat()
      .filter((code) => !codes.includes(code)),
  ).toEqual([]);
});
