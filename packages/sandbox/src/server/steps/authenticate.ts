import { parseTimestamp, sign } from "@cloopen-rest/client/signing";
import type { Principal } from "../../kernel/kernel.js";
import { memoizeLast } from "../../kernel/memoize-last.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import type { AccountStatus, State } from "../../services/platform.js";

/** What of a request is authenticated. */
export interface AuthenticationFacts {
  readonly level: "Accounts" | "SubAccounts";
  /** Id in the path. */
  readonly sid: string;
  readonly sig: string | undefined;
  readonly authorization: string | undefined;
}

const signLast = memoizeLast((sid: string, token: string, timestamp: string) => sign({ sid, token }, timestamp).sig);
const parseLast = memoizeLast(parseTimestamp);

const VALID_MS = 24 * 60 * 60 * 1000;
const STATUS_CODES = {
  account: { unknown: "111141", "0": "111138", "2": "111139", "3": "111140" },
  subAccount: { unknown: "111157", "0": "111154", "2": "111155", "3": "111156" },
} as const;

/**
 * Authenticates a request exactly as the platform is said to: every mistake has its own code, and the codes that need less knowledge come first. (The codes are
 * documented, their order is inferred; those of sub-accounts are inferred numbers.)
 *
 * A stamp is read as Beijing time and taken from 24 hours ago to 24 hours ahead, both included; how the platform treats future stamps is not known.
 *
 * @throws {StatusCodeError} `111100` to `111109`, `111113`, or the code of the account's state
 */
export function verify(state: State, facts: AuthenticationFacts, now: number, strict: boolean): Principal {
  if (!/^[0-9A-Za-z]{32}$/.test(facts.sid)) throw new StatusCodeError("111100");
  const timestamp = checkAuthorization(facts, now, strict);
  if (!facts.sig) throw new StatusCodeError("111108");
  const { token, principal } = findPrincipal(state, facts, strict);
  const sig = signLast(facts.sid, token, timestamp);
  if ((strict ? facts.sig : facts.sig.toUpperCase()) !== sig) throw new StatusCodeError("111109");
  return principal;
}

/** Checks the header by itself; gives its timestamp. */
function checkAuthorization({ sid, authorization }: AuthenticationFacts, now: number, strict: boolean): string {
  if (!authorization) throw new StatusCodeError("111101");
  const decoded = decodeAuthorization(authorization, strict);
  if (decoded === undefined) throw new StatusCodeError("111102");
  const [id, timestamp, ...more] = decoded.split(":");
  if (id === undefined || timestamp === undefined || more.length > 0) throw new StatusCodeError("111103");
  if (id === "") throw new StatusCodeError("111104");
  if (timestamp === "") throw new StatusCodeError("111105");
  const instant = parseLast(timestamp);
  if (instant === undefined) throw new StatusCodeError("111113");
  if (id !== sid) throw new StatusCodeError("111107");
  // Stamps have whole seconds.
  if (Math.abs(Math.floor(now / 1000) * 1000 - instant) > VALID_MS) throw new StatusCodeError("111106");
  return timestamp;
}

function findPrincipal(
  state: State,
  { level, sid }: AuthenticationFacts,
  strict: boolean,
): { readonly token: string; readonly principal: Principal } {
  const { account } = state;
  // Leniency: one client starts call-backs on the SubAccounts path with the main id and token.
  if (sid === account.sid && (level === "Accounts" || !strict)) {
    checkStatus(account.status, STATUS_CODES.account);
    return { token: account.token, principal: { level: "account" } };
  }
  if (level === "Accounts") throw new StatusCodeError(STATUS_CODES.account.unknown);
  const subAccount = state.subAccounts.get(sid);
  if (subAccount === undefined) throw new StatusCodeError(STATUS_CODES.subAccount.unknown);
  checkStatus(subAccount.status, STATUS_CODES.subAccount);
  // Suspending the main account suspends its sub-accounts (documented).
  checkStatus(account.status, STATUS_CODES.account);
  return { token: subAccount.token, principal: { level: "subAccount", subAccount } };
}

function checkStatus(status: AccountStatus, codes: (typeof STATUS_CODES)["account" | "subAccount"]): void {
  if (status !== "1") throw new StatusCodeError(codes[status]);
}

const STANDARD = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const TOLERATED = /^[A-Za-z0-9+/_-]+={0,2}$/;

/**
 * The text in an `Authorization` header.
 *
 * @param strict take the standard alphabet with padding only; else the URL-safe alphabet and missing padding, too
 * @returns `undefined` when it is not Base64
 */
export function decodeAuthorization(value: string, strict: boolean): string | undefined {
  return strict ? decodeStandard(value) : decodeTolerated(value);
}

const decodeStandard = memoizeLast((value: string) => decode(value, STANDARD));
const decodeTolerated = memoizeLast((value: string) => decode(value, TOLERATED));

function decode(value: string, alphabet: RegExp): string | undefined {
  if (!alphabet.test(value)) return undefined;
  const digits = value.replace(/=+$/, "");
  if (digits.length % 4 === 1) return undefined;
  return Buffer.from(digits, "base64").toString("utf8");
}
