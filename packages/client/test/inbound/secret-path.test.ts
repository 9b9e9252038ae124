import fc from "fast-check";
import { expect, it } from "vitest";
import { findSecret } from "../../src/inbound/secret-path.js";

const SECRET = "b1f5d2c8-4a77-4c3e";

it("returns the index of the secret", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (before, after) => {
      fc.pre(!before.includes(SECRET) && !after.includes(SECRET));
      expect(findSecret([...before, SECRET, ...after], SECRET)).toBe(before.length);
      expect(findSecret([...before, ...after], SECRET)).toBe(-1);
    }),
  );
});

it("compares whole segments only", () => {
  // Counts the characters that are looked at: the number may depend on what was sent only.
  const looks = (segments: readonly string[]): number => {
    let count = 0;
    const counted = segments.map(
      (segment) =>
        new Proxy(new String(segment), {
          get(target, key) {
            if (key === "charCodeAt") count += 1;
            const value: unknown = Reflect.get(target, key);
            return typeof value === "function" ? value.bind(target) : value;
          },
        }),
    );
    // @ts-expect-error: strings that tell who looks at them
    findSecret(counted, SECRET);
    return count;
  };
  const total = SECRET.length * 2;
  expect(looks([SECRET, "x".repeat(SECRET.length)])).toBe(total);
  expect(looks(["x".repeat(SECRET.length), SECRET])).toBe(total);
  expect(looks([`x${SECRET.slice(1)}`, `${SECRET.slice(0, -1)}x`])).toBe(total);
});
