import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { md5 } from "../../../src/protocol/signing/md5.js";

it.each([
  ["", "D41D8CD98F00B204E9800998ECF8427E"],
  ["a", "0CC175B9C0F1B6A831C399E269772661"],
  ["abc", "900150983CD24FB0D6963F7D28E17F72"],
  ["message digest", "F96B697D7CB7938D525A2F31AAF161D0"],
  ["abcdefghijklmnopqrstuvwxyz", "C3FCD3D76192E4007DFB496CCA67E13B"],
  ["ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "D174AB98D277D9F5A5611C2C9F419D9F"],
  ["1234567890".repeat(8), "57EDF4A22BE3C955AC49DA2E2107B67A"],
])("equals the RFC 1321 vector for %j", (text, digest) => {
  expect(md5(text)).toBe(digest);
});

const native = (text: string) => createHash("md5").update(text).digest("hex").toUpperCase();

it("equals node:crypto for every length around a block", () => {
  for (let length = 0; length <= 260; length++) expect(md5("x".repeat(length))).toBe(native("x".repeat(length)));
});

it("equals node:crypto for any string", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      expect(md5(text)).toBe(native(text));
    }),
    { numRuns: 500 },
  );
});
