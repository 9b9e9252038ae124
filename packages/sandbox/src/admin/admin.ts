import { type Application, findApplication } from "../kernel/application.js";
import { StatusCodeError } from "../kernel/status-code-error.js";
import type { AccountStatus } from "../services/accounts/state.js";
import type { Platform } from "../services/platform.js";
import type { Template } from "../services/sms/state.js";

/** Settings of an application; those that are left out stay. */
export type ApplicationSettings = Partial<
  Pick<
    Application,
    "live" | "testNumbers" | "smsCallbackUrl" | "smsCallbackEnabled" | "smsCallbackFormat" | "ivrUrl" | "callAuthUrl"
  >
>;

/** A template that is there without a request for it. */
export interface TemplateSeed {
  readonly content: string;
  /** Default: the next one. */
  readonly id?: string;
  /** Application that may use it. Default: every one. */
  readonly appId?: string;
  readonly title?: string;
  readonly signature?: string;
  /** `0` verification code, `1` notification, `2` marketing. */
  readonly type?: string;
  /** `0` under review, `1` approved, `2` rejected, `-1` deleted. Default: `1`. */
  readonly status?: string;
}

/** What one does in the vendor's console, and no operation of the API does. */
export interface Admin {
  /**
   * Changes settings of an application, its URLs among them: they can be set once the application's own server listens.
   *
   * @param appId the sandbox's first application by default
   * @throws {RangeError} when there is no such application
   */
  setApplication(settings: ApplicationSettings, appId?: string): void;
  /**
   * Adds an application, with the settings of the first one where none are given.
   *
   * @throws {RangeError} when it is there already
   */
  addApplication(appId: string, settings?: ApplicationSettings): void;
  /** @throws {RangeError} when there is no such application */
  removeApplication(appId: string): void;
  /**
   * @param amount such as `100.00`; below zero or zero nothing can be sent
   * @throws {TypeError} for what is no amount
   */
  setBalance(amount: string): void;
  /** @param status `0` not activated, `1` active, `2` suspended, `3` closed */
  setAccountStatus(status: AccountStatus): void;
  /**
   * Whether the account is verified as a company; while it is not, createSmsTemplate gives
   * `112349`.
   */
  setAccountVerified(verified: boolean): void;
  /**
   * Whether the account's top-ups reach the sum required; while they do not, createSmsTemplate
   * gives `112350`.
   */
  setAccountToppedUp(toppedUp: boolean): void;
  /** @throws {RangeError} when there is no such sub-account */
  setSubAccountStatus(sid: string, status: AccountStatus): void;
  /** Adds a template, in place of one with the same id. Returns its id. */
  seedTemplate(template: TemplateSeed): string;
  /** Ends the review of a template. @throws {RangeError} when there is no such template */
  approveTemplate(id: string): void;
  /** Ends the review of a template. @throws {RangeError} when there is no such template */
  rejectTemplate(id: string): void;
}

/** @param platform the present one; a reset puts another in its place */
export function createAdmin(platform: () => Platform, firstAppId: string): Admin {
  function application(appId: string): Application {
    try {
      return findApplication(platform(), appId);
    } catch (error) {
      if (error instanceof StatusCodeError) throw new RangeError(`there is no application ${appId}`);
      throw error;
    }
  }
  function review(id: string, status: "1" | "2"): void {
    const { sms, clock } = platform();
    const template: Template | undefined = sms.templates.get(id);
    if (template === undefined) throw new RangeError(`there is no template ${id}`);
    template.status = status;
    template.updated = clock.now();
  }
  return {
    setApplication(settings, appId = firstAppId) {
      Object.assign(application(appId), settings);
    },
    addApplication(appId, settings = {}) {
      const { applications } = platform();
      if (applications.has(appId)) throw new RangeError(`there is an application ${appId} already`);
      applications.set(appId, { ...application(firstAppId), ...settings, appId });
    },
    removeApplication(appId) {
      if (!platform().applications.delete(appId)) throw new RangeError(`there is no application ${appId}`);
    },
    setBalance(amount) {
      if (!isAmount(amount)) throw new TypeError("balance: expected an amount as a text, such as 100.00 or -5");
      platform().accounts.main.balance = amount;
    },
    setAccountStatus(status) {
      platform().accounts.main.status = status;
    },
    setAccountVerified(verified) {
      platform().accounts.main.verified = verified;
    },
    setAccountToppedUp(toppedUp) {
      platform().accounts.main.toppedUp = toppedUp;
    },
    setSubAccountStatus(sid, status) {
      const subAccount = platform().accounts.subAccounts.get(sid);
      if (subAccount === undefined) throw new RangeError(`there is no sub-account ${sid}`);
      subAccount.status = status;
    },
    seedTemplate({ id, ...template }) {
      const { sms, clock } = platform();
      const chosen = id ?? String(sms.nextTemplate++);
      sms.templates.set(chosen, { status: "1", created: clock.now(), ...template, id: chosen });
      return chosen;
    },
    approveTemplate: (id) => review(id, "1"),
    rejectTemplate: (id) => review(id, "2"),
  };
}

/** Whether a text is an amount of money, as the console shows balances. */
export function isAmount(text: unknown): text is string {
  return typeof text === "string" && /^-?\d+(?:\.\d+)?$/.test(text);
}
