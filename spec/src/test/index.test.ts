import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type CatalogueEntry, type EvidenceMark, errors, evidence, openapi } from "@cloopen-rest/spec";
import { expect, expectTypeOf, test } from "vitest";

const require = createRequire(import.meta.url);

test("the package gives the contract in both languages", () => {
  expect(openapi.en.openapi).toBe("3.1.0");
  expect(openapi.en.paths["/Accounts/{accountSid}/SMS/TemplateSMS"]?.["post"]?.operationId).toBe("sendTemplateSms");
  expect(openapi["zh-CN"].paths["/Accounts/{accountSid}/SMS/TemplateSMS"]?.["post"]?.summary).toMatch(
    /\p{Script=Han}/u,
  );
  expect(Object.keys(openapi.en.webhooks)).toEqual(Object.keys(openapi["zh-CN"].webhooks));
  expect(openapi.en.webhooks["smsStatusReport"]?.["post"]?.operationId).toBe("smsStatusReport");
});

test("the package gives the catalogue of status codes, typed", () => {
  const entry = errors.codes.find(({ code }) => code === "112310");
  expectTypeOf(entry).toEqualTypeOf<CatalogueEntry | undefined>();
  expectTypeOf<CatalogueEntry["retryable"]>().toEqualTypeOf<"never" | "later" | "now">();
  expect(entry).toMatchObject({ generation: "current", retryable: "never", cause: { en: expect.any(String) } });
  expect(errors.groups["general"]).toContain("000000");
});

test("the package gives what is not documented, typed", () => {
  const marks = evidence.areas.flatMap(({ groups }) => groups.flatMap((group) => group.marks));
  expectTypeOf(marks).toEqualTypeOf<EvidenceMark[]>();
  expect(marks).toHaveLength(evidence.counts.total);
});

test.each(["openapi.en.json", "openapi.zh-CN.json", "errors.json", "evidence.json"])(
  "%s can be had as JSON",
  (name) => {
    expect(Object.keys(require(`@cloopen-rest/spec/${name}`)).length).toBeGreaterThan(1);
  },
);

test.each(["openapi.en.yaml", "openapi.zh-CN.yaml", "evidence.en.md", "evidence.zh-CN.md"])("%s can be had", (name) => {
  expect(readFileSync(require.resolve(`@cloopen-rest/spec/${name}`), "utf8")).not.toBe("");
});
