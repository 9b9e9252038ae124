import type { AccountStatus, ApplicationSettings, Sandbox } from "@cloopen-rest/sandbox";
import type { Changes } from "./body.js";

/** What a developer sets in the vendor's console, on the suite's own sandbox. */
export interface VendorConsole {
  /** Changes settings of the application; gives no fields to change. */
  application(settings: ApplicationSettings): Changes;
  /** The application is not live, and no number is registered for tests. */
  notLive(): Changes;
  /** Id of another application of the account. */
  otherApplication(): string;
  /** Id of the template that was created last: the response does not have it. */
  newestTemplate(): string;
  account(status: AccountStatus): void;
  /** Sets what is left on the account; gives no fields to change. */
  balance(amount: string): Changes;
  /** Takes from the account what creating a template requires; gives no fields to change. */
  templatePermit(permit: { readonly verified?: boolean; readonly toppedUp?: boolean }): Changes;
  subAccount(sid: string, status: AccountStatus): void;
  /** Takes all of it back. */
  restore(): void;
}

const OTHER = "f".repeat(32);

/** @param sandbox the suite's own, which starts with one application */
export function createVendorConsole({ admin, state, appId }: Sandbox): VendorConsole {
  const first = state.applications.get(appId);
  if (first === undefined) throw new Error("the sandbox has no application");
  const before = { ...first };
  const { balance } = state.account;
  const changed = new Set<string>();
  const change = (settings: ApplicationSettings): Changes => {
    admin.setApplication(settings);
    return {};
  };
  return {
    application: change,
    notLive: () => change({ live: false, testNumbers: new Set() }),
    otherApplication() {
      const { appId: _, ...settings } = before;
      if (!state.applications.has(OTHER)) admin.addApplication(OTHER, settings);
      return OTHER;
    },
    newestTemplate: () => [...state.templates.keys()].at(-1) ?? "",
    account: (status) => admin.setAccountStatus(status),
    balance(amount) {
      admin.setBalance(amount);
      return {};
    },
    templatePermit({ verified = true, toppedUp = true }) {
      admin.setAccountVerified(verified);
      admin.setAccountToppedUp(toppedUp);
      return {};
    },
    subAccount(sid, status) {
      admin.setSubAccountStatus(sid, status);
      changed.add(sid);
    },
    restore() {
      admin.setAccountStatus("1");
      admin.setBalance(balance);
      admin.setAccountVerified(true);
      admin.setAccountToppedUp(true);
      for (const sid of changed) if (state.subAccounts.has(sid)) admin.setSubAccountStatus(sid, "1");
      changed.clear();
      change(before);
      if (state.applications.has(OTHER)) admin.removeApplication(OTHER);
    },
  };
}
