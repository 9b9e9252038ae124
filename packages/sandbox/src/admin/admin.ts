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

/** Actions of the vendor's console, of callers and of carriers: those that no operation of the API performs. */
export interface Admin {
  /**
   * Changes settings of an application, for example its callback URLs once the server that
   * receives them is listening.
   *
   * @param appId Default: the sandbox's first application.
   * @throws {RangeError} if the application does not exist
   */
  setApplication(settings: ApplicationSettings, appId?: string): void;
  /**
   * Adds an application. Settings that are left out are those of the first application.
   *
   * @throws {RangeError} if the application exists
   */
  addApplication(appId: string, settings?: ApplicationSettings): void;
  /**
   * Removes an application.
   *
   * @throws {RangeError} if the application does not exist
   */
  removeApplication(appId: string): void;
  /**
   * Sets the balance of the main account. At zero or below, nothing can be sent.
   *
   * @param amount an amount in yuan such as `100.00`
   * @throws {TypeError} if `amount` is not an amount
   */
  setBalance(amount: string): void;
  /**
   * Sets the status of the main account.
   *
   * @param status `0` not activated, `1` active, `2` suspended, `3` closed
   */
  setAccountStatus(status: AccountStatus): void;
  /**
   * Sets whether the account is verified as a company. While it is not, createSmsTemplate fails
   * with `112349`.
   */
  setAccountVerified(verified: boolean): void;
  /**
   * Sets whether the account's top-ups reach the required sum. While they do not,
   * createSmsTemplate fails with `112350`.
   */
  setAccountToppedUp(toppedUp: boolean): void;
  /**
   * Sets the status of a sub-account.
   *
   * @throws {RangeError} if the sub-account does not exist
   */
  setSubAccountStatus(sid: string, status: AccountStatus): void;
  /** Adds a template, or replaces the one with the same id. Returns its id. */
  seedTemplate(template: TemplateSeed): string;
  /**
   * Ends the review of a template: it is approved.
   *
   * @throws {RangeError} if the template does not exist
   */
  approveTemplate(id: string): void;
  /**
   * Ends the review of a template: it is rejected.
   *
   * @throws {RangeError} if the template does not exist
   */
  rejectTemplate(id: string): void;
  /**
   * Sets the code of the status report of a message. If the report was sent already, or none is
   * scheduled, one is sent now.
   *
   * @param sid `smsMessageSid`
   * @param deliverCode a code such as `UNDELIV`: 1 to 20 letters, digits, `:`, `_` or `-`. The
   *   report's `status` is `0` with `DELIVRD`, else `1`.
   * @param to one of the recipients. Default: all of them.
   * @throws {RangeError} if the message or the recipient does not exist
   * @throws {TypeError} if `deliverCode` is not a code
   */
  setDeliverCode(sid: string, deliverCode: string, to?: string): void;
  /**
   * Sends callbacks again, unchanged, one after the other in the order of `ids`. An id that occurs
   * twice is sent twice. The replies have no effect.
   *
   * @param ids ids from `sandbox.callbacks`
   * @param afterMs delay in milliseconds of the sandbox's clock. Default: 0.
   * @throws {RangeError} if a callback is not kept any more
   */
  resendCallbacks(ids: readonly number[], afterMs?: number): void;
  /**
   * Lets an agent on work act: become ready, prepare, answer the ringing phone, or hang up the
   * current call.
   *
   * @param appId Default: the sandbox's first application.
   * @throws {RangeError} if no agent with this id is on work, or the agent cannot do that now
   */
  actAsAgent(agentid: string, action: AgentAction, appId?: string): void;
  /**
   * Runs an operation of the API as the main account, without an HTTP request.
   *
   * @param operationId the operation, such as `controlConference`
   * @param body the request body, as the contract defines it
   * @returns fields of the response
   * @throws {RangeError} if the operation does not exist; or if it is rejected, with the status
   *   code and its meaning
   * @throws {TypeError} if the contract does not allow `body`
   */
  runOperation(operationId: string, body: unknown): object;
}

/** Form of a carrier's delivery code. */
const DELIVER_CODE = /^[\w:-]{1,20}$/;

/** @param platform returns the current platform; a reset replaces it */
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
