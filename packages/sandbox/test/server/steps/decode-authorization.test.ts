import { describe, expect, test } from "vitest";
import { createDeviationPolicy } from "../../../src/server/deviation-policy.js";
import { readAuthorization } from "../../../src/server/steps/authenticate.js";

const read = (value: string, strict: boolean): string =>
  readAuthorization(
    value,
    createDeviationPolicy(strict, () => {}),
  );
const REJECTED = expect.objectContaining({ statusCode: "111102" });

describe("readAuthorization", () => {
  test.each([
    ["without need of padding", "YTpi", "a:b"],
    ["padded once", "YTpiY2M=", "a:bcc"],
    ["padded twice", "YTpiYw==", "a:bc"],
    [
      "a vector of spec/reference/authentication.md#test-vectors",
      "YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE6MjAxNDA0MTYxNDIwMzA=",
      `${"a".repeat(32)}:20140416142030`,
    ],
  ])("%s is read in both modes", (_, value, text) => {
    expect(read(value, true)).toBe(text);
    expect(read(value, false)).toBe(text);
  });

  test.each([
    ["without padding", "YTpiYw", "a:bc"],
    ["half its padding", "YTpiYw=", "a:bc"],
    ["URL-safe alphabet", "Pz8_Pz4-", "????>>"],
  ])("%s is read unless strict", (_, value, text) => {
    expect(read(value, false)).toBe(text);
    expect(() => read(value, true)).toThrow(REJECTED);
  });

  test.each([["a:b"], ["Basic YTpi"], ["YTpiY"], ["Y"], ["===="], ["YTpi\u00e4"], ["YT=pi"], ["YTpi==="]])(
    "%j is not Base64 in either mode",
    (value) => {
      expect(() => read(value, true)).toThrow(REJECTED);
      expect(() => read(value, false)).toThrow(REJECTED);
    },
  );

  test("bytes that are no text do not pass for an id and a time", () => {
    expect(read(Buffer.from([0xff, 0xfe, 0x80]).toString("base64"), true)).not.toContain(":");
  });
});
