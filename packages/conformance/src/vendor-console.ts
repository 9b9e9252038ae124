import type { AccountStatus, Application, Sandbox } from "@cloopen-rest/sandbox";
import type { Changes } from "./rejections/rule.js";

/** What a developer sets in the vendor's console, on the suite's own sandbox. */
export interface VendorConsole {
  /** Changes settings of the application; gives no members to change. */
  application(settings: Partial<Application>): Changes;
  /** The application is not live, and no number is registered for tests. */
  notLive(): Changes;
  /** Id of another application of the account. */
  otherApplication(): string;
  /** Id of the template that was created last: the reply does not tell it. */
  newestTemplate(): string;
  account(status: AccountStatus): void;
  /** Sets what is left on the account; gives no members to change. */
  balance(amount: string): Changes;
  subAccount(sid: string, status: AccountStatus): void;
  /** Takes all of it back. */
  restore(): void;
}

const OTHER = "f".repeat(32);

/** @param sandbox the suite's own, which starts with one application */
export function createVendorConsole({ state, appId }: Sandbox): VendorConsole {
  const first = state.applications.get(appId);
  if (first === undefined) throw new Error("the sandbox has no application");
  const before = { ...first };
  const { balance } = state.account;
  const changed = new Set<string>();
  const change = (settings: Partial<Application>): Changes => {
    Object.assign(first, settings);
    return {};
  };
  return {
    application: change,
    notLive: () => change({ live: false, testNumbers: new Set() }),
    otherApplication() {
      state.applications.set(OTHER, { ...before, appId: OTHER });
      return OTHER;
    },
    newestTemplate: () => [...state.templates.keys()].at(-1) ?? "",
    account(status) {
      state.account.status = status;
    },
    balance(amount) {
      state.account.balance = amount;
      return {};
    },
    subAccount(sid, status) {
      const found = state.subAccounts.get(sid);
      if (found === undefined) throw new Error("no such sub-account");
      found.status = status;
      changed.add(sid);
    },
    restore() {
      state.account.status = "1";
      state.account.balance = balance;
      for (const sid of changed) {
        const found = state.subAccounts.get(sid);
        if (found !== undefined) found.status = "1";
      }
      changed.clear();
      Object.assign(first, before);
      state.applications.delete(OTHER);
    },
  };
}
