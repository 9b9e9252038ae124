import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalizeNumber } from "../../src/protocol/normalize-number.js";

const CHINESE = { ok: true, e164: "+8613800138000", dial: "13800138000" };

describe("normalizeNumber", () => {
  it.each([
    "13800138000",
    "+8613800138000",
    "8613800138000",
    "008613800138000",
    "+86 138 0013 8000",
    "138-0013-8000",
    "(+86) 138–0013–8000",
    "１３８００１３８０００",
    "＋８６　１３８００１３８０００",
    "\u202a13800138000\u202c",
    " 138\u00a00013\u30008000\t",
  ])("brings %j into one form", (input) => {
    expect(normalizeNumber(input)).toEqual(CHINESE);
  });

  it.each([
    "",
    "1380013800",
    "138001380000",
    "12800138000",
    "010-12345678",
    "+861380013800",
    "86+13800138000",
    "13800138000,13900139000",
    "1380013800o",
    "１３８００１３８００①",
    "+",
    "00",
    "+0013800138000",
    "+1234567890123456",
    `${" ".repeat(60)}13800138000`,
  ])("rejects %j as malformed", (input) => {
    expect(normalizeNumber(input, ["86", "1", "44"])).toEqual({ ok: false, reason: "malformed-number" });
  });

  it("rejects a country that is not allowed", () => {
    expect(normalizeNumber("+447700900123")).toEqual({ ok: false, reason: "country" });
    expect(normalizeNumber("13800138000", ["44"])).toEqual({ ok: false, reason: "country" });
  });

  it("takes a country that is allowed, with its international prefix only", () => {
    const british = { ok: true, e164: "+447700900123", dial: "00447700900123" };
    expect(normalizeNumber("+44 7700 900123", ["44"])).toEqual(british);
    expect(normalizeNumber("0044 7700 900123", ["44"])).toEqual(british);
    expect(normalizeNumber("447700900123", ["44"])).toMatchObject({ ok: false });
  });

  it("rejects or gives digits alone, whatever comes in, and changes nothing when it is applied again", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[+0-9 -]{5,20}$/)), (input) => {
        const number = normalizeNumber(input, ["86", "1", "4"]);
        if (!number.ok) return;
        expect(number.e164).toMatch(/^\+[1-9]\d{6,14}$/);
        expect(number.dial).toMatch(/^\d+$/);
        expect(normalizeNumber(number.e164, ["86", "1", "4"])).toEqual(number);
        expect(normalizeNumber(number.dial, ["86", "1", "4"])).toEqual(number);
      }),
    );
  });
});
