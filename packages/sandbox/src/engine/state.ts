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
  /** Gets SMS status reports. */
  smsCallbackUrl: string | undefined;
  smsCallbackFormat: "json" | "xml";
  /** IVR通知消息URL: relative URLs of `ivr/*` are appended to it. */
  ivrUrl: string | undefined;
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
}

export interface Message {
  readonly sid: string;
  readonly appId: string;
  readonly to: readonly string[];
  readonly templateId: string;
  readonly datas: readonly string[];
  readonly text: string;
  readonly reqId: string | undefined;
  readonly sent: number;
}

export interface Conference {
  readonly confid: string;
  readonly appId: string;
  readonly created: number;
  readonly settings: Readonly<Record<string, string>>;
  readonly members: Map<string, string>;
}

export interface Call {
  readonly callSid: string;
  readonly orderId: string;
  readonly subAccountSid: string;
  readonly from: string;
  readonly to: string;
  readonly created: number;
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
  readonly calls: Map<string, Call>;
  nextConference: number;
}
