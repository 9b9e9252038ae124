import { formatTimestamp, sign } from "@cloopen-rest/client/signing";
import { expectEqual } from "./expect.js";

interface Vector {
  readonly sid: string;
  readonly token: string;
  readonly instant: string;
  readonly sig: string;
  readonly authorization: string;
}

/** A plain one; a leading zero of the hash; the end of a year; the zone, where month and day roll over. */
const VECTORS: readonly Vector[] = [
  {
    sid: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    token: "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
    instant: "2014-04-16T06:20:30Z",
    sig: "2A7699649C08D9851D1BF8A73CAA19D1",
    authorization: "YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE6MjAxNDA0MTYxNDIwMzA=",
  },
  {
    sid: "0123456789abcdef0123456789abcdef",
    token: "fedcba9876543210fedcba9876543210",
    instant: "2014-04-16T06:20:30Z",
    sig: "0FCC2C28C68F547D87312A3D2D0CCF0A",
    authorization: "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY6MjAxNDA0MTYxNDIwMzA=",
  },
  {
    sid: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    token: "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
    instant: "2024-12-31T15:59:59Z",
    sig: "55DAF5F6CC7E5D76E0579AFE5367A101",
    authorization: "YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE6MjAyNDEyMzEyMzU5NTk=",
  },
  {
    sid: "AbCdEfGhIjKlMnOpQrStUvWxYz012345",
    token: "543210zYxWvUtSrQpOnMlKjIhGfEdCbA",
    instant: "2025-06-30T16:00:00Z",
    sig: "EAB9CC1DFFD1D658CD7E2CB1EA775218",
    authorization: "QWJDZEVmR2hJaktsTW5PcFFyU3RVdld4WXowMTIzNDU6MjAyNTA3MDEwMDAwMDA=",
  },
];

/** Known signatures come out, whatever the zone of the host. */
export async function signsVectors(): Promise<void> {
  for (const { instant, sid, token, sig, authorization } of VECTORS) {
    expectEqual(sign({ sid, token }, formatTimestamp(Date.parse(instant))), { sig, authorization });
  }
}
