import { parseTimestamp, sign } from "@cloopen-rest/client/signing";
import type { Principal } from "../../kernel/kernel.js";
import { memoizeLast } from "../../kernel/memoize-last.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import { BEIJING_OFFSET_MS } from "../../kernel/times.js";
import type { AccountStatus, AccountsState } from "../../services/accounts/state.js";
import type { DeviationPolicy } from "../deviation-policy.js";
import { explainSignature } from "../explain-signature.js";
import type { Step } from "../request-context.js";
import { queryMember, type Target } from "../routes.js";

/** Finds out who calls. */
export const authenticate: Step = (context, next) => {
  const { platform, target, url, deviations } = context;
  if (target === undefined) throw new Error("a request without an operation should have ended at its route");
  const request = { target, query: url.searchParams, authorization: context.header("Authorization") };
  context.principal = verify(platform.accounts, request, platform.clock.now(), deviations);
  return next();
};

/** What of a request is authenticated. */
export interface SignedRequest {
  readonly target: Pick<Target, "level" | "sid">;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
}

const signLast = memoizeLast((sid: string, token: string, timestamp: string) => sign({ sid, token }, timestamp).sig);
const parseLast = memoizeLast(parseTimestamp);

const VALID_MS = 24 * 60 * 60 * 1000;
/**
 * @assumption A stamp that is within ten minutes of 8 hours old is one in UTC: taken, with a
 *   warning.
 */
const UTC_TOLERANCE_MS = 10 * 60 * 1000;
const STATUS_CODES = {
  account: { unknown: "111141", "0": "111138", "2": "111139", "3": "111140" },
  subAccount: { unknown: "111157", "0": "111154", "2": "111155", "3": "111156" },
} as const;

/**
 * Authenticates a request. Every mistake has its own code, and the codes that need less knowledge
 * come first (spec/reference/authentication.md#codes-of-mistakes).
 *
 * A stamp is read as Beijing time.
 *
 * @throws {StatusCodeError} `111100` to `111109`, `111113`, or the code of the account's state
 * @assumption A stamp may lie up to 24 hours ahead, as it may be 24 hours old.
 * @assumption Of several mistakes in the authentication, the one that needs less knowledge is
 *   reported.
 */
export function verify(
  accounts: AccountsState,
  { target, query, authorization }: SignedRequest,
  now: number,
  deviations: DeviationPolicy,
): Principal {
  if (!/^[0-9A-Za-z]{32}$/.test(target.sid)) throw new StatusCodeError("111100");
  const timestamp = checkAuthorization(target.sid, authorization, now, deviations);
  const given = readSig(query, deviations);
  const { token, principal } = findPrincipal(accounts, target, deviations);
  const sig = signLast(target.sid, token, timestamp);
  if (given.toUpperCase() !== sig) {
    const others = [accounts.main.token, ...[...accounts.subAccounts.values()].map((one) => one.token)];
    const parts = { sid: target.sid, token, timestamp };
    throw new StatusCodeError(
      "111109",
      explainSignature(
        given,
        parts,
        others.filter((one) => one !== token),
      ),
    );
  }
  if (given !== sig) deviations.report("111109", "sig in lower case");
  return principal;
}

/** Checks the header by itself; gives its timestamp. */
function checkAuthorization(
  sid: string,
  authorization: string | undefined,
  now: number,
  deviations: DeviationPolicy,
): string {
  if (!authorization) throw new StatusCodeError("111101");
  const decoded = readAuthorization(authorization, deviations);
  const [id, timestamp, ...more] = decoded.split(":");
  if (id === undefined || timestamp === undefined || more.length > 0) throw new StatusCodeError("111103");
  if (id === "") throw new StatusCodeError("111104");
  if (timestamp === "") throw new StatusCodeError("111105");
  const instant = parseLast(timestamp);
  if (instant === undefined) throw new StatusCodeError("111113");
  if (id !== sid) throw new StatusCodeError("111107");
  // Stamps have whole seconds.
  const age = Math.floor(now / 1000) * 1000 - instant;
  if (Math.abs(age) > VALID_MS) throw new StatusCodeError("111106");
  if (Math.abs(age - BEIJING_OFFSET_MS) <= UTC_TOLERANCE_MS) {
    deviations.note("the timestamp is 8 hours behind Beijing time, as one made in UTC is; sign with Beijing time");
  }
  return timestamp;
}

/** The text of an `Authorization` header. Unless strict, the URL-safe alphabet and missing padding are taken, too; `111102` for anything else. */
export function readAuthorization(authorization: string, deviations: DeviationPolicy): string {
  const standard = decodeStandard(authorization);
  if (standard !== undefined) return standard;
  const tolerated = decodeTolerated(authorization);
  if (tolerated === undefined) throw new StatusCodeError("111102");
  deviations.report("111102", "Authorization without padding or in the URL-safe alphabet");
  return tolerated;
}

function readSig(query: URLSearchParams, deviations: DeviationPolicy): string {
  const sig = queryMember(query, "sig", false);
  if (!sig) throw new StatusCodeError("111108");
  if (!query.has("sig")) deviations.report("111108", "sig is spelled in another case");
  return sig;
}

function findPrincipal(
  { main, subAccounts }: AccountsState,
  { level, sid }: SignedRequest["target"],
  deviations: DeviationPolicy,
): { readonly token: string; readonly principal: Principal } {
  if (level === "SubAccounts" && sid === main.sid) {
    // One client starts two-way calls on the SubAccounts path with the main id and token.
    deviations.report(STATUS_CODES.subAccount.unknown, "main credentials on a SubAccounts path");
  } else if (level === "SubAccounts") {
    const subAccount = subAccounts.get(sid);
    if (subAccount === undefined) throw new StatusCodeError(STATUS_CODES.subAccount.unknown);
    checkStatus(subAccount.status, STATUS_CODES.subAccount);
    // Suspending the main account suspends its sub-accounts (spec/reference/authentication.md#credentials).
    checkStatus(main.status, STATUS_CODES.account);
    return { token: subAccount.token, principal: { level: "subAccount", subAccount } };
  } else if (sid !== main.sid) throw new StatusCodeError(STATUS_CODES.account.unknown);
  checkStatus(main.status, STATUS_CODES.account);
  return { token: main.token, principal: { level: "account" } };
}

function checkStatus(status: AccountStatus, codes: (typeof STATUS_CODES)["account" | "subAccount"]): void {
  if (status !== "1") throw new StatusCodeError(codes[status]);
}

const STANDARD = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const TOLERATED = /^[A-Za-z0-9+/_-]+={0,2}$/;

const decodeStandard = memoizeLast((value: string) => decodeBase64(value, STANDARD));
/** The URL-safe alphabet and missing padding, too. */
const decodeTolerated = memoizeLast((value: string) => decodeBase64(value, TOLERATED));

/** The text in an `Authorization` header; `undefined` when it is not Base64 in that alphabet. */
function decodeBase64(value: string, alphabet: RegExp): string | undefined {
  if (!alphabet.test(value)) return undefined;
  const digits = value.replace(/=+$/, "");
  if (digits.length % 4 === 1) return undefined;
  return Buffer.from(digits, "base64").toString("utf8");
}
