import type { Credentials } from "../../src/protocol/signing/sign.js";

/** Made-up credentials; the shapes are the platform's. */
export const SID = "0123456789abcdef0123456789abcdef";
export const TOKEN = "fedcba9876543210fedcba9876543210";
export const APP_ID = "ff8080813fc70a7b013fc72312324213";
export const OTHER_APP_ID = "aa8080813fc70a7b013fc72312324299";
export const SUB_ACCOUNT: Credentials = {
  sid: "89abcdef0123456789abcdef01234567",
  token: "76543210fedcba9876543210fedcba98",
};

/** What keeps others away from a receiver. */
export const CALLBACK_SECRET = "b1f5d2c8-4a77-4c3e-9d10";

/** 2014-04-16 14:20:30 in Beijing: the instant of vectors V1 to V3. */
export const NOW = Date.UTC(2014, 3, 16, 6, 20, 30);
export const STAMP = "20140416142030";
/** What `SID` and `TOKEN` sign at `NOW`: vector V2. */
export const SIG = "0FCC2C28C68F547D87312A3D2D0CCF0A";
export const AUTHORIZATION = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY6MjAxNDA0MTYxNDIwMzA=";
/** What `SUB_ACCOUNT` signs at `NOW`: vector V3. */
export const SUB_SIG = "C80FC35D8A1B7DAE7B451A1E463CDDD5";
export const SUB_AUTHORIZATION = "ODlhYmNkZWYwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc6MjAxNDA0MTYxNDIwMzA=";
