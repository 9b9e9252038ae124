import type { Identifiers } from "../kernel/identifiers.js";
import type { Call } from "../telephony/call.js";
import type { CallerStep } from "../telephony/caller-script.js";
import type { TranscriptLine } from "../telephony/transcript.js";
import type { Conference } from "./conference/state.js";
import type { Agent, Queue, Waiting } from "./contact-centre/state.js";
import { createSmsState, type SmsState } from "./sms/state.js";
import type { TwoWayCall } from "./two-way-call/state.js";
import { createVoiceState, type VoiceState } from "./voice/state.js";

/** State of an account or sub-account: `0` not activated, `1` active, `2` suspended, `3` closed. */
export type AccountStatus = "0" | "1" | "2" | "3";

export interface MainAccount {
  readonly sid: string;
  readonly token: string;
  readonly friendlyName: string;
  readonly created: number;
  status: AccountStatus;
  balance: string;
}

/** What the console knows of an application. */
export interface Application {
  readonly appId: string;
  /** An application that is not live reaches registered test numbers only. */
  live: boolean;
  readonly testNumbers: Set<string>;
  /** Gets SMS status reports and messages from phones. */
  smsCallbackUrl: string | undefined;
  /** The console's tick-box for both (documented, with code `112321`). */
  smsCallbackEnabled: boolean;
  smsCallbackFormat: "json" | "xml";
  /** IVR通知消息URL: relative URLs of `ivr/*` are appended to it. */
  ivrUrl: string | undefined;
  /** Asked before call-backs, and told of them; `**` stands for the name of the action. Its presence switches call authorisation (鉴权) on. */
  callAuthUrl: string | undefined;
}

export interface SubAccount {
  readonly sid: string;
  readonly token: string;
  readonly appId: string;
  readonly friendlyName: string;
  readonly created: number;
  readonly voipAccount: string;
  readonly voipPwd: string;
  status: AccountStatus;
}

export interface Template {
  readonly id: string;
  readonly content: string;
  /** Application that may use it; every one when it is absent. */
  readonly appId?: string;
  readonly title?: string;
  readonly signature?: string;
  /** `0` verification code, `1` notification, `2` marketing. */
  readonly type?: string;
  /** `0` under review, `1` approved, `2` rejected, `-1` deleted; approved when it is absent. */
  status?: string;
  readonly created?: number;
  updated?: number;
}

export interface Message {
  readonly sid: string;
  readonly appId: string;
  readonly to: readonly string[];
  /** Absent in a free text. */
  readonly templateId: string | undefined;
  readonly datas: readonly string[];
  readonly text: string;
  /** Extension code behind the sending number (扩展码). */
  readonly subAppend: string | undefined;
  readonly reqId: string | undefined;
  readonly sent: number;
}

/** All that the platform remembers. */
export interface State {
  readonly account: MainAccount;
  readonly applications: Map<string, Application>;
  readonly subAccounts: Map<string, SubAccount>;
  readonly templates: Map<string, Template>;
  readonly messages: Map<string, Message>;
  /** `reqId`s of a calendar day, as `yyyyMMdd reqId`. */
  readonly requestIds: Set<string>;
  readonly conferences: Map<string, Conference>;
  /** Call-backs. */
  readonly calls: Map<string, TwoWayCall>;
  readonly sms: SmsState;
  readonly voice: VoiceState;
  readonly ivr: IvrState;
  nextConference: number;
  nextShortConference: number;
}

/** What the IVR, conference and agent services remember beside conferences. */
export interface IvrState {
  /** By `callSid`. */
  readonly calls: Map<string, Call>;
  /** Agents on work, by application and `agentid`. */
  readonly agents: Map<string, Agent>;
  /** By application and `queuetype`. The default queue `0` is there without being created. */
  readonly queues: Map<string, Queue>;
  /** Who waits for an agent, by application and `queuetype`, in the order in which they came. */
  readonly waiting: Map<string, Set<Waiting>>;
  /** The place of the next caller who waits. */
  nextPlace: number;
  /** What scripted parties do, by their number. */
  readonly scripts: Map<string, readonly CallerStep[]>;
  /** What happened in the newest calls, by `callSid`. */
  readonly transcripts: Map<string, TranscriptLine[]>;
}

export function createIvrState(): IvrState {
  return {
    calls: new Map(),
    agents: new Map(),
    queues: new Map(),
    waiting: new Map(),
    nextPlace: 1,
    scripts: new Map(),
    transcripts: new Map(),
  };
}

/** Key of an agent or a queue: ids are chosen by each application. */
export function keyIn(appId: string, id: string): string {
  return `${appId} ${id}`;
}

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
