import { describe, expect, it } from "vitest";
import { createCodes, toDigits } from "../src/codes.js";
import { SECRET } from "./support/fixture.js";

const codes = createCodes(SECRET, 6);

describe("codes", () => {
  it("gives the same code for the same challenge, and another for another id, purpose, number or secret", () => {
    const code = codes.codeOf("id", "login", "+8613800138000");
    expect(code).toMatch(/^\d{6}$/);
    expect(codes.codeOf("id", "login", "+8613800138000")).toBe(code);
    const others = [
      codes.codeOf("id2", "login", "+8613800138000"),
      codes.codeOf("id", "pay", "+8613800138000"),
      codes.codeOf("id", "login", "+8613800138001"),
      createCodes("t".repeat(32), 6).codeOf("id", "login", "+8613800138000"),
    ];
    expect(others).not.toContain(code);
  });

  it("tells apart parts that look alike when they are joined", () => {
    expect(codes.digestOf("a", "b", "c1")).not.toBe(codes.digestOf("a", "bc", "1"));
    expect(codes.keyOf("ip", "1")).not.toBe(codes.keyOf("number", "1"));
  });

  it("gives each challenge an id of 128 random bits", () => {
    const ids = new Set(Array.from({ length: 1_000 }, () => codes.newId()));
    expect(ids.size).toBe(1_000);
    for (const id of ids) expect(Buffer.from(id, "base64url")).toHaveLength(16);
  });

  it("gives each digit in each place equally often", () => {
    const rounds = 20_000;
    const counts = Array.from({ length: 6 }, () => Array.from({ length: 10 }, () => 0));
    for (let round = 0; round < rounds; round++) {
      [...codes.codeOf(`id-${round}`, "login", "+8613800138000")].forEach((digit, place) => {
        const row = counts[place] ?? [];
        row[Number(digit)] = (row[Number(digit)] ?? 0) + 1;
      });
    }
    // The ids are fixed, so the outcome is: chi-squared with 9 degrees of freedom exceeds 27.9 once in a thousand.
    for (const row of counts) {
      const chi = row.reduce((sum, count) => sum + (count - rounds / 10) ** 2 / (rounds / 10), 0);
      expect(chi).toBeLessThan(27.9);
    }
  });

  it("drops candidates of the incomplete range at the top", () => {
    const [top, next] = [Buffer.alloc(6, 0xff), Buffer.from([0, 0, 0, 0, 0, 42])];
    expect(toDigits(() => Buffer.concat([top, next]), 6)).toBe("000042");
    expect(toDigits((round) => (round === 0 ? top : next), 6)).toBe("000042");
    const limit = 2 ** 48 - (2 ** 48 % 1e6);
    const bytes = (value: number) => Buffer.from(value.toString(16).padStart(12, "0"), "hex");
    expect(toDigits(() => Buffer.concat([bytes(limit), next]), 6)).toBe("000042");
    expect(toDigits(() => Buffer.concat([bytes(limit - 1), next]), 6)).toBe("999999");
  });
});
