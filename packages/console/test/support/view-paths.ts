import type { Filled } from "./fill-sandbox.js";
import { PHONE } from "./fill-sandbox.js";

/** Each view, and each of its details, by what follows `#` in the address. */
export function viewPaths({ confid, menuCall, waitingCall, voiceCall, rejected }: Filled): readonly string[] {
  return [
    "/messages",
    `/messages/${PHONE}`,
    "/calls",
    `/calls/${menuCall}`,
    `/calls/${waitingCall}`,
    `/calls/${voiceCall}`,
    `/conferences/${confid}`,
    "/centre",
    "/requests",
    "/requests/1",
    `/requests/${rejected}`,
    "/callbacks/1",
    "/warnings",
    "/faults",
    "/scripts",
    "/settings",
  ];
}
