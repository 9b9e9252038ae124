import { type Application, findApplication } from "../kernel/application.js";
import { type RecordKind, recordChanged } from "../kernel/kernel.js";
import { StatusCodeError } from "../kernel/status-code-error.js";
import type { AccountStatus, MainAccount } from "../services/accounts/state.js";
import type { Platform } from "../services/platform.js";
import { setDelivery } from "../services/sms/callbacks.js";
import type { Template } from "../services/sms/state.js";
import { type AgentAction, act } from "./act-as-agent.js";
import { notThere } from "./answer.js";
import { runOperation } from "./run-operation.js";

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
  /**
   * Says what becomes of a message that was sent: its status report brings that code. Where the report has gone already, or none is planned, one goes out now.
   *
   * @param sid `smsMessageSid`
   * @param deliverCode such as `UNDELIV`, one to twenty letters, digits, `:`, `_` or `-`; `status` is `0` with `DELIVRD`, else `1`
   * @param to one of the recipients; all of them by default
   * @throws {RangeError} when there is no such message or recipient
   * @throws {TypeError} for what is no code
   */
  setDeliverCode(sid: string, deliverCode: string, to?: string): void;
  /**
   * Sends callbacks again as they were: one after the other, in the order of their ids here. An id that is given twice is sent twice. Nothing comes of the answers.
   *
   * @param ids of `sandbox.callbacks`
   * @param afterMs milliseconds on the sandbox's clock until they are sent; 0 by default
   * @throws {RangeError} for an id that is not kept
   */
  resendCallbacks(ids: readonly number[], afterMs?: number): void;
  /**
   * An agent who is on work acts: becomes ready, prepares, answers the phone that rings, or hangs up the call that the agent is on.
   *
   * @param appId the sandbox's first application by default
   * @throws {RangeError} when there is no such agent on work, or the agent cannot do that now
   */
  actAsAgent(agentid: string, action: AgentAction, appId?: string): void;
  /**
   * Carries out an operation of the API as the main account, without a request for it.
   *
   * @param operationId such as `controlConference`
   * @param body as the contract has it
   * @returns members of the reply
   * @throws {RangeError} for an unknown operation, and where the platform refuses: with the code and its meaning
   * @throws {TypeError} for a body that the contract does not allow
   */
  runOperation(operationId: string, body: unknown): object;
}

/** What a carrier writes as the code of a delivery. */
const DELIVER_CODE = /^[\w:-]{1,20}$/;

/** @param platform the present one; a reset puts another in its place */
export function createAdmin(platform: () => Platform, firstAppId: string): Admin {
  function application(appId: string): Application {
    try {
      return findApplication(platform(), appId);
    } catch (error) {
      if (error instanceof StatusCodeError) throw notThere("application", platform().applications.keys());
      throw error;
    }
  }
  const changed = (kind: RecordKind, id: string): void => recordChanged(platform(), kind, id);
  function setAccount(settings: Partial<MainAccount>): void {
    const { main } = platform().accounts;
    Object.assign(main, settings);
    changed("account", main.sid);
  }
  function review(id: string, status: "1" | "2"): void {
    const { sms, clock } = platform();
    const template: Template | undefined = sms.templates.get(id);
    if (template === undefined) throw notThere("template", sms.templates.keys());
    template.status = status;
    template.updated = clock.now();
    changed("template", id);
  }
  return {
    setApplication(settings, appId = firstAppId) {
      Object.assign(application(appId), settings);
      changed("application", appId);
    },
    addApplication(appId, settings = {}) {
      const { applications } = platform();
      if (applications.has(appId)) throw new RangeError(`there is an application ${appId} already`);
      applications.set(appId, { ...application(firstAppId), ...settings, appId });
      changed("application", appId);
    },
    removeApplication(appId) {
      const { applications } = platform();
      if (!applications.delete(appId)) throw notThere("application", applications.keys());
      changed("application", appId);
    },
    setBalance(amount) {
      if (!isAmount(amount)) throw new TypeError("balance: expected an amount as a text, such as 100.00 or -5");
      setAccount({ balance: amount });
    },
    setAccountStatus(status) {
      setAccount({ status });
    },
    setAccountVerified(verified) {
      setAccount({ verified });
    },
    setAccountToppedUp(toppedUp) {
      setAccount({ toppedUp });
    },
    setSubAccountStatus(sid, status) {
      const subAccount = platform().accounts.subAccounts.get(sid);
      if (subAccount === undefined) throw notThere("sub-account", platform().accounts.subAccounts.keys());
      subAccount.status = status;
      changed("sub-account", sid);
    },
    seedTemplate({ id, ...template }) {
      const { sms, clock } = platform();
      const chosen = id ?? String(sms.nextTemplate++);
      sms.templates.set(chosen, { status: "1", created: clock.now(), ...template, id: chosen });
      changed("template", chosen);
      return chosen;
    },
    approveTemplate: (id) => review(id, "1"),
    rejectTemplate: (id) => review(id, "2"),
    setDeliverCode(sid, deliverCode, to) {
      const { messages } = platform().sms;
      const message = messages.get(sid);
      if (message === undefined) throw notThere("message", messages.keys());
      if (to !== undefined && !message.to.includes(to)) throw notThere("recipient", message.to);
      if (!DELIVER_CODE.test(deliverCode)) {
        throw new TypeError(
          "deliverCode: expected one to twenty letters, digits, :, _ or -, such as DELIVRD or UNDELIV",
        );
      }
      setDelivery(platform(), message, to === undefined ? message.to : [to], deliverCode);
    },
    resendCallbacks(ids, afterMs = 0) {
      const { webhooks, clock } = platform();
      const resend = webhooks.prepareResend(ids);
      if (afterMs > 0) clock.after(afterMs, resend);
      else resend();
    },
    actAsAgent(agentid, action, appId = firstAppId) {
      act(platform(), application(appId), agentid, action);
    },
    runOperation: (operationId, body) => runOperation(platform(), operationId, body),
  };
}

/** Whether a text is an amount of money, as the console shows balances. */
export function isAmount(text: unknown): text is string {
  return typeof text === "string" && /^-?\d+(?:\.\d+)?$/.test(text);
}
