import { sign } from "@cloopen-rest/client/signing";
import type { SpecOperation } from "../spec.js";
import type { Outgoing } from "../tampered-call.js";
import type { Credentials } from "../target/target.js";
import type { VendorConsole } from "../vendor-console.js";

/** Who signs, and when: what a mistake is made of. */
export interface Signing extends Credentials {
  /** `yyyyMMddHHmmss` of now, in Beijing. */
  readonly timestamp: string;
  /** The same, some seconds before or, negative, ahead. */
  readonly ago: (seconds: number) => string;
}

/** One mistake of a caller, or one state of the account, that has a code of its own. */
export interface Mistake {
  readonly what: string;
  readonly code: string;
  /** On one level only. */
  readonly level?: SpecOperation["level"];
  readonly tamper?: (outgoing: Outgoing, signing: Signing) => Outgoing;
  /** The state of the account, where only the console can cause it. */
  readonly arrange?: (console: VendorConsole, signer: string) => void;
}

const DAY_S = 24 * 60 * 60;
const UNKNOWN = "0".repeat(32);
const OTHER = "f".repeat(32);

/** Every row of the table of mistakes that a caller can cause, in the order in which the platform is said to look. */
export const MISTAKES: readonly Mistake[] = [
  { what: "an older version", code: "111110", tamper: (outgoing) => inPath(outgoing, "2013-12-26", "2013-03-22") },
  addressed("an id that is too short", "111100", (sid) => sid.slice(1)),
  addressed("an id with a hyphen", "111100", (sid) => `${sid.slice(1)}-`),
  header("no Authorization", "111101", () => undefined),
  header("an empty Authorization", "111101", () => ""),
  header("Authorization in plain text", "111102", ({ sid, timestamp }) => `${sid}:${timestamp}`),
  header("Authorization with a scheme word", "111102", (signing) => `Basic ${base64(plain(signing))}`),
  header("Authorization without a colon", "111103", ({ sid, timestamp }) => base64(sid + timestamp)),
  header("Authorization with two colons", "111103", (signing) => base64(`${plain(signing)}:`)),
  header("Authorization without an id", "111104", ({ timestamp }) => base64(`:${timestamp}`)),
  header("Authorization without a timestamp", "111105", ({ sid }) => base64(`${sid}:`)),
  stamped("a timestamp of 13 digits", "111113", ({ timestamp }) => timestamp.slice(1)),
  stamped("29 February of a common year", "111113", () => "20230229120000"),
  header("another id in Authorization than in the path", "111107", ({ timestamp }) => base64(`${OTHER}:${timestamp}`)),
  stamped("a timestamp older than 24 hours", "111106", ({ ago }) => ago(DAY_S + 60)),
  stamped("a timestamp more than 24 hours ahead", "111106", ({ ago }) => ago(-DAY_S - 60)),
  signed("no sig", "111108", () => undefined),
  signed("an empty sig", "111108", () => ""),
  { ...addressedAndSigned("a main account that does not exist", "111141"), level: "account" },
  account("a main account that is not activated", "111138", "0"),
  account("a main account that is suspended", "111139", "2"),
  account("a main account that is closed", "111140", "3"),
  { ...addressedAndSigned("a sub-account that does not exist", "111157"), level: "subAccount" },
  subAccount("a sub-account that is not activated", "111154", "0"),
  subAccount("a sub-account that is suspended", "111155", "2"),
  subAccount("a sub-account that is closed", "111156", "3"),
  signed(
    "a sig with another token",
    "111109",
    ({ sid, timestamp }) => sign({ sid, token: "x".repeat(32) }, timestamp).sig,
  ),
  signed("a sig of another second than Authorization", "111109", ({ ago, ...who }) => sign(who, ago(1)).sig),
  signed("a sig that is too short", "111109", ({ timestamp, ...who }) => sign(who, timestamp).sig.slice(1)),
];

function header(what: string, code: string, write: (signing: Signing) => string | undefined): Mistake {
  return { what, code, tamper: (outgoing, signing) => withAuthorization(outgoing, write(signing)) };
}

function signed(what: string, code: string, write: (signing: Signing) => string | undefined): Mistake {
  return { what, code, tamper: (outgoing, signing) => withSig(outgoing, write(signing)) };
}

function addressed(what: string, code: string, change: (sid: string) => string): Mistake {
  return { what, code, tamper: (outgoing, { sid }) => inPath(outgoing, sid, change(sid)) };
}

function stamped(what: string, code: string, write: (signing: Signing) => string): Mistake {
  return { what, code, tamper: (outgoing, signing) => signedBy(outgoing, signing, write(signing)) };
}

/** Correctly signed, but no account has this id. */
function addressedAndSigned(what: string, code: string): Mistake {
  return {
    what,
    code,
    tamper: (outgoing, { sid, token, timestamp }) =>
      signedBy(inPath(outgoing, sid, UNKNOWN), { sid: UNKNOWN, token }, timestamp),
  };
}

/** Suspending the main account suspends its sub-accounts, too: on both levels. */
function account(what: string, code: string, status: "0" | "2" | "3"): Mistake {
  return { what, code, arrange: (console) => console.account(status) };
}

function subAccount(what: string, code: string, status: "0" | "2" | "3"): Mistake {
  return { what, code, level: "subAccount", arrange: (console, signer) => console.subAccount(signer, status) };
}

function signedBy(outgoing: Outgoing, who: Credentials, timestamp: string): Outgoing {
  const { sig, authorization } = sign(who, timestamp);
  return withSig(withAuthorization(outgoing, authorization), sig);
}

function withAuthorization({ headers, ...outgoing }: Outgoing, authorization: string | undefined): Outgoing {
  const { Authorization: _, ...others } = headers;
  return { ...outgoing, headers: authorization === undefined ? others : { ...others, Authorization: authorization } };
}

function withSig({ url, ...outgoing }: Outgoing, sig: string | undefined): Outgoing {
  const changed = new URL(url);
  if (sig === undefined) changed.searchParams.delete("sig");
  else changed.searchParams.set("sig", sig);
  return { ...outgoing, url: changed };
}

function inPath({ url, ...outgoing }: Outgoing, from: string, to: string): Outgoing {
  const changed = new URL(url);
  changed.pathname = changed.pathname.replace(from, to);
  return { ...outgoing, url: changed };
}

function plain({ sid, timestamp }: Signing): string {
  return `${sid}:${timestamp}`;
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
