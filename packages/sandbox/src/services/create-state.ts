import type { Identifiers } from "../kernel/identifiers.js";
import { createIvrState } from "./ivr-state.js";
import { createSmsState } from "./sms/sms-state.js";
import type { Application, State, SubAccount } from "./state.js";
import { createVoiceState } from "./voice/voice-state.js";

/** What a sandbox begins with. */
export interface InitialState {
  readonly accountSid: string;
  readonly authToken: string;
  readonly appId: string;
  readonly subAccounts: readonly { readonly sid: string; readonly token: string }[];
  readonly smsCallbackUrl: string | undefined;
  readonly smsCallbackFormat: "json" | "xml";
  readonly ivrUrl: string | undefined;
  readonly callAuthUrl: string | undefined;
}

/** One active main account with one live application, the built-in test template, and the sub-accounts asked for. */
export function createState(initial: InitialState, ids: Identifiers, now: number): State {
  const application: Application = {
    appId: initial.appId,
    live: true,
    testNumbers: new Set(),
    smsCallbackUrl: initial.smsCallbackUrl,
    smsCallbackEnabled: true,
    smsCallbackFormat: initial.smsCallbackFormat,
    ivrUrl: initial.ivrUrl,
    callAuthUrl: initial.callAuthUrl,
  };
  return {
    account: {
      sid: initial.accountSid,
      token: initial.authToken,
      friendlyName: "sandbox@example.com",
      created: now,
      status: "1",
      balance: "100.00",
    },
    applications: new Map([[application.appId, application]]),
    subAccounts: new Map(
      initial.subAccounts.map(({ sid, token }, at) => [
        sid,
        createSubAccount({ sid, token, appId: initial.appId, friendlyName: `sub-account-${at + 1}` }, ids, now),
      ]),
    ),
    templates: new Map([
      ["1", { id: "1", title: "验证码", content: "您的验证码是{1}，请于{2}分钟内正确输入", type: "0", created: now }],
    ]),
    messages: new Map(),
    requestIds: new Set(),
    conferences: new Map(),
    calls: new Map(),
    sms: createSmsState(),
    voice: createVoiceState(),
    ivr: createIvrState(),
    nextConference: 10_000_001,
    nextShortConference: 1_001,
  };
}

/** A new active sub-account with a VoIP account of its own. */
export function createSubAccount(
  given: Pick<SubAccount, "sid" | "token" | "appId" | "friendlyName">,
  ids: Identifiers,
  now: number,
): SubAccount {
  return { ...given, created: now, voipAccount: `8${ids.digits(13)}`, voipPwd: ids.hex32().slice(0, 8), status: "1" };
}
