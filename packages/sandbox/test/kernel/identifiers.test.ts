import { describe, expect, test } from "vitest";
import { createIdentifiers } from "../../src/kernel/identifiers.js";

describe("createIdentifiers", () => {
  test("same seed, same ids in the same order", () => {
    const [one, other] = [createIdentifiers(42), createIdentifiers(42)];
    for (let at = 0; at < 100; at++) {
      expect(one.hex32()).toBe(other.hex32());
      expect(one.digits(20)).toBe(other.digits(20));
    }
  });

  test("another seed, other ids", () => {
    expect(createIdentifiers(1).hex32()).not.toBe(createIdentifiers(2).hex32());
  });

  test.each([0, 1, 2 ** 32 - 1, 2 ** 32, -1])("seed %i gives ids of the documented form, none twice", (seed) => {
    const ids = createIdentifiers(seed);
    const made = Array.from({ length: 2_000 }, () => ids.hex32());
    for (const id of made) expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(made).size).toBe(made.length);
    expect(ids.digits(13)).toMatch(/^\d{13}$/);
  });
});
