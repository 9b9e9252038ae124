import { evictOldest, KEPT_CALLS } from "../../kernel/bounded-store.js";
import type { Identifiers } from "../../kernel/identifiers.js";
import type { Kernel, KernelEvents } from "../../kernel/kernel.js";
import { dayNumber } from "../../kernel/times.js";

/** State of an account or sub-account: `0` not activated, `1` active, `2` suspended, `3` closed. */
export type AccountStatus = "0" | "1" | "2" | "3";

/** The account that owns the applications and pays. */
export interface MainAccount {
  readonly sid: string;
  readonly token: string;
  readonly friendlyName: string;
  readonly created: number;
  status: AccountStatus;
  /** @assumption The balance never changes by itself: prices are not public. */
  balance: string;
  /** Verified as a company (企业认证), which creating templates requires. */
  verified: boolean;
  /**
   * The top-ups reach the sum that creating templates requires.
   *
   * @assumption At the start the account is verified as a company and its top-ups suffice for
   *   templates.
   */
  toppedUp: boolean;
}

/** A sub-account of an application. */
export interface SubAccount {
  readonly sid: string;
  readonly token: string;
  readonly appId: string;
  friendlyName: string;
  readonly created: number;
  readonly voipAccount: string;
  readonly voipPwd: string;
  status: AccountStatus;
}

/** The main account and what belongs to it. */
export interface AccountsState {
  readonly main: MainAccount;
  /** By id, in the order of their creation. */
  readonly subAccounts: Map<string, SubAccount>;
  /** Days on which each application sent a message or placed a call, counted from 1970 in Beijing. */
  readonly usageDays: Map<string, Set<number>>;
  /** Application of each call that was placed, by `callSid`, oldest first; the newest are remembered. */
  readonly billedCalls: Map<string, string>;
  /** Orders of those calls, oldest first; the newest are remembered. */
  readonly orders: Map<string, string>;
}

/** What the accounts service works with. */
export interface AccountsPlatform extends Kernel {
  readonly accounts: AccountsState;
}

/** A new active sub-account with a VoIP account of its own. */
export function newSubAccount(
  given: Pick<SubAccount, "sid" | "token" | "appId" | "friendlyName">,
  ids: Identifiers,
  now: number,
): SubAccount {
  return { ...given, created: now, voipAccount: `8${ids.digits(13)}`, voipPwd: ids.hex32().slice(0, 8), status: "1" };
}

/** Remembers that an application appears in the bill of a day. */
export function recordUsage(
  { accounts }: AccountsPlatform,
  { appId, at, callSid, orderId }: KernelEvents["UsageRecorded"],
): void {
  if (callSid !== undefined) remember(accounts.billedCalls, callSid, appId);
  if (orderId !== undefined) remember(accounts.orders, orderId, appId);
  const days = accounts.usageDays.get(appId);
  if (days === undefined) accounts.usageDays.set(appId, new Set([dayNumber(at)]));
  else days.add(dayNumber(at));
}

function remember(known: Map<string, string>, id: string, appId: string): void {
  evictOldest(known, KEPT_CALLS);
  known.set(id, appId);
}
