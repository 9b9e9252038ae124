import { describe, expect, test } from "vitest";
import { decodeAuthorization } from "../../src/auth/decode-authorization.js";

describe("decodeAuthorization", () => {
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
    expect(decodeAuthorization(value, true)).toBe(text);
    expect(decodeAuthorization(value, false)).toBe(text);
  });

  test.each([
    ["without padding", "YTpiYw", "a:bc"],
    ["half its padding", "YTpiYw=", "a:bc"],
    ["URL-safe alphabet", "Pz8_Pz4-", "????>>"],
  ])("%s is read unless strict", (_, value, text) => {
    expect(decodeAuthorization(value, false)).toBe(text);
    expect(decodeAuthorization(value, true)).toBeUndefined();
  });

  test.each([["a:b"], ["Basic YTpi"], ["YTpiY"], ["Y"], ["===="], ["YTpi\u00e4"], ["YT=pi"], ["YTpi==="]])(
    "%j is not Base64 in either mode",
    (value) => {
      expect(decodeAuthorization(value, true)).toBeUndefined();
      expect(decodeAuthorization(value, false)).toBeUndefined();
    },
  );

  test("bytes that are no text do not pass for an id and a time", () => {
    expect(decodeAuthorization(Buffer.from([0xff, 0xfe, 0x80]).toString("base64"), true)).not.toContain(":");
  });
});
