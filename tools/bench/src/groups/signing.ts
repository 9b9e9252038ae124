import { createHash } from "node:crypto";
import { sign } from "@cloopen-rest/client/signing";
import { ACCOUNT_SID, AUTH_TOKEN } from "../account.js";
import { compare, comparisonRow } from "../compare.js";
import type { Findings } from "../group.js";

const STAMP = "20140416142030";
const credentials = { sid: ACCOUNT_SID, token: AUTH_TOKEN };

function signByHand(): { sig: string; authorization: string } {
  return {
    sig: createHash("md5")
      .update(ACCOUNT_SID + AUTH_TOKEN + STAMP)
      .digest("hex")
      .toUpperCase(),
    authorization: Buffer.from(`${ACCOUNT_SID}:${STAMP}`).toString("base64"),
  };
}

/** `sign` against `node:crypto` doing the same by hand. */
export async function measureSigning(): Promise<Findings> {
  const ours = (times: number): void => {
    for (let at = 0; at < times; at++) sign(credentials, STAMP);
  };
  const native = (times: number): void => {
    for (let at = 0; at < times; at++) signByHand();
  };
  const found = await compare(ours, native, { times: 5_000 });
  return {
    figures: { signVsNative: found.ratio },
    rows: [comparisonRow("sign, ours ÷ node:crypto", found)],
  };
}
