import { type CloopenClient, createSubAccount } from "@cloopen-rest/client";
import type { Target } from "./target.js";

/** A new sub-account and its client. */
export async function makeSubAccount(cloopen: CloopenClient): Promise<NonNullable<Target["subAccount"]>> {
  const friendlyName = `contract${Date.now()}@example.com`;
  const { subAccountSid: sid = "", subToken: token = "" } = await createSubAccount(cloopen, { friendlyName });
  return { sid, token, cloopen: cloopen.subAccount({ sid, token }) };
}
