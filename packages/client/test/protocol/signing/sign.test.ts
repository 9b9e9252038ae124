import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sign } from "../../../src/protocol/signing/sign.js";

const A = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const B = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

/** spec/reference/authentication.md#test-vectors. */
const VECTORS = [
  {
    name: "V1: plain concatenation, upper case, no scheme word",
    sid: A,
    token: B,
    timestamp: "20140416142030",
    sig: "2A7699649C08D9851D1BF8A73CAA19D1",
    authorization: "YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE6MjAxNDA0MTYxNDIwMzA=",
  },
  {
    name: "V2: a leading zero of the hash is kept",
    sid: "0123456789abcdef0123456789abcdef",
    token: "fedcba9876543210fedcba9876543210",
    timestamp: "20140416142030",
    sig: "0FCC2C28C68F547D87312A3D2D0CCF0A",
    authorization: "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY6MjAxNDA0MTYxNDIwMzA=",
  },
  {
    name: "V3: a sub-account signs with its own id and token",
    sid: "89abcdef0123456789abcdef01234567",
    token: "76543210fedcba9876543210fedcba98",
    timestamp: "20140416142030",
    sig: "C80FC35D8A1B7DAE7B451A1E463CDDD5",
    authorization: "ODlhYmNkZWYwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc6MjAxNDA0MTYxNDIwMzA=",
  },
  {
    name: "V4: the last second of a year",
    sid: A,
    token: B,
    timestamp: "20241231235959",
    sig: "55DAF5F6CC7E5D76E0579AFE5367A101",
    authorization: "YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE6MjAyNDEyMzEyMzU5NTk=",
  },
  {
    name: "V5: a leap day",
    sid: "0123456789abcdef0123456789abcdef",
    token: "fedcba9876543210fedcba9876543210",
    timestamp: "20240229120000",
    sig: "F3A3580D4ED0355079072779CD5BB199",
    authorization: "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY6MjAyNDAyMjkxMjAwMDA=",
  },
  {
    name: "V6: ids whose letters are of both cases are not folded",
    sid: "AbCdEfGhIjKlMnOpQrStUvWxYz012345",
    token: "543210zYxWvUtSrQpOnMlKjIhGfEdCbA",
    timestamp: "20250701000000",
    sig: "EAB9CC1DFFD1D658CD7E2CB1EA775218",
    authorization: "QWJDZEVmR2hJaktsTW5PcFFyU3RVdld4WXowMTIzNDU6MjAyNTA3MDEwMDAwMDA=",
  },
] as const;

const ascii = (length: number) => fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: length });

describe("sign", () => {
  it.each(VECTORS.map((vector) => [vector.name, vector] as const))(
    "%s",
    (_, { sid, token, timestamp, sig, authorization }) => {
      expect(sign({ sid, token }, timestamp)).toStrictEqual({ sig, authorization });
    },
  );

  it("equals the MD5 and Base64 of node:crypto", () => {
    fc.assert(
      fc.property(ascii(64), ascii(200), ascii(14), (sid, token, timestamp) => {
        const { sig, authorization } = sign({ sid, token }, timestamp);
        expect(sig).toBe(createHash("md5").update(`${sid}${token}${timestamp}`).digest("hex").toUpperCase());
        expect(authorization).toBe(Buffer.from(`${sid}:${timestamp}`).toString("base64"));
      }),
    );
  });

  it("returns 32 digits and 64 characters with one padding sign for 32-character ids", () => {
    for (const { sid, token, timestamp } of VECTORS) {
      const { sig, authorization } = sign({ sid, token }, timestamp);
      expect(sig).toMatch(/^[0-9A-F]{32}$/);
      expect(authorization).toMatch(/^[0-9A-Za-z+/]{63}=$/);
    }
  });
});
