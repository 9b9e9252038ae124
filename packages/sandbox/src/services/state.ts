import type { Conference } from "./conference/conference-state.js";
import type { IvrState } from "./ivr-state.js";
import type { SmsState } from "./sms/sms-state.js";
import type { Call } from "./two-way-call/callback-state.js";
import type { VoiceState } from "./voice/voice-state.js";

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
  readonly calls: Map<string, Call>;
  readonly sms: SmsState;
  readonly voice: VoiceState;
  readonly ivr: IvrState;
  nextConference: number;
  nextShortConference: number;
}
