import { describe, expect, it } from "vitest";
import { CATALOGUE, explain } from "../../src/errors/catalogue/index.js";
import { limitOf } from "../../src/errors/limit.js";
import { retryableOf } from "../../src/errors/retryable.js";
import { CloopenApiError, CloopenConfigError } from "../../src/index.js";

describe("explain", () => {
  it.each(["000000", "111109", "112310", "160038", "111106"])("returns %s in both languages", (code) => {
    const entry = explain(code);
    expect(entry).toMatchObject({ code });
    expect([entry?.en, entry?.zh, entry?.cause.en, entry?.cause.zh, entry?.fix.en, entry?.fix.zh].every(Boolean)).toBe(
      true,
    );
  });

  it("accepts the error itself", () => {
    expect(explain(new CloopenApiError("112310", undefined))).toBe(explain("112310"));
  });

  it("finds a code within a range, both ends included", () => {
    for (const code of ["111001", "111050", "111099"]) expect(explain(code)?.code).toBe("111001-111099");
    expect(explain("11105")).toBeUndefined();
    expect(explain("1110500")).toBeUndefined();
  });

  it.each([
    ["an unknown code", "987654"],
    ["another error", new CloopenConfigError("x")],
    ["a number", 112310],
    ["nothing", undefined],
  ])("returns undefined for %s", (_, value) => {
    expect(explain(value)).toBeUndefined();
  });
});

describe("rejection", () => {
  it("equals the catalogue, for every code and both ends of every range", () => {
    for (const { code, limit } of CATALOGUE)
      for (const one of code.split("-")) expect([one, limitOf(one)]).toStrictEqual([one, limit]);
  });

  it("is lasting for every daily limit, and unset when the message may have been sent", () => {
    const lasting = CATALOGUE.filter(({ limit }) => limit === "lasting");
    const ofADay = CATALOGUE.filter(({ fix }) => fix.en.includes("next day (Beijing time)"));
    expect(ofADay.length).toBeGreaterThan(4);
    expect(lasting).toEqual(expect.arrayContaining(ofADay));
    expect(CATALOGUE.filter(({ limit, fix }) => limit && /same reqId|status report/.test(fix.en))).toEqual([]);
  });
});

describe("retryable", () => {
  it("equals the catalogue, for every code and both ends of every range", () => {
    for (const { code, retryable, generation } of CATALOGUE) {
      if (generation === "client-sdk") continue;
      for (const one of code.split("-")) expect([one, retryableOf(one)]).toStrictEqual([one, retryable]);
    }
  });

  it("is never for codes of the vendor's SDKs", () => {
    const local = CATALOGUE.filter(({ generation }) => generation === "client-sdk");
    expect(local.length).toBeGreaterThan(0);
    for (const { code } of local) expect([code, retryableOf(code)]).toStrictEqual([code, "never"]);
  });

  it.each(["987654", "", "111000x", "11100"])("is never for the unknown code %j", (code) => {
    expect(retryableOf(code)).toBe("never");
  });
});
