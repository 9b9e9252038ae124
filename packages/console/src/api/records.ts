/** What every record of a list has. */
export interface Keyed {
  /** By which its kind tells it from others. */
  readonly id: string | number;
}

/** A message that was accepted, as `/_sandbox/messages` shows it. */
export interface MessageRecord extends Keyed {
  readonly sid: string;
  readonly appId: string;
  readonly to: readonly string[];
  readonly templateId?: string;
  readonly datas: readonly string[];
  readonly text: string;
  readonly subAppend?: string;
  readonly reqId?: string;
  /** ISO 8601, as every instant here. */
  readonly sent: string;
  /** The one-time code in the text. */
  readonly code?: string;
  /** What became of it, for each recipient. */
  readonly deliveries?: readonly DeliveryRecord[];
}

/** What became of a message at one recipient. */
export interface DeliveryRecord {
  readonly to: string;
  /** `0` delivered, `1` failed; absent while nothing is known. */
  readonly status?: string;
  readonly deliverCode?: string;
  readonly at?: string;
}

/** A message that a phone wrote. */
export interface ReplyRecord {
  readonly id: string;
  readonly appId: string;
  readonly from: string;
  readonly content: string;
  readonly at: string;
}

/** What a number does by itself in its calls. */
export interface ScriptRecord {
  /** The number. */
  readonly id: string;
  readonly script: readonly ScriptStep[];
}

/** One thing that a party does. */
export interface ScriptStep {
  readonly press?: string;
  readonly speak?: number;
  readonly hangUp?: boolean;
  readonly after?: number;
}

/** A template of messages. */
export interface TemplateRecord {
  readonly id: string;
  readonly content: string;
  readonly appId?: string;
  readonly title?: string;
  readonly signature?: string;
  readonly type?: string;
  readonly status?: string;
  readonly created?: string;
  readonly updated?: string;
}

/** A call of the IVR, a conference or the contact centre. */
export interface CallRecord extends Keyed {
  readonly callSid: string;
  readonly orderId?: string;
  readonly appId: string;
  readonly number: string;
  readonly created: string;
  readonly state: "ringing" | "answered" | "ended";
  readonly answered?: string;
  readonly ended?: string;
  readonly failure?: string;
  readonly activity?: string;
  readonly confid?: string;
  readonly agents?: readonly string[];
  readonly script?: readonly unknown[];
  readonly service?: object;
}

/** One thing that happened in a call. */
export interface TranscriptLineRecord extends Keyed {
  readonly callSid: string;
  readonly at: string;
  readonly who: "platform" | "application" | "party";
  readonly text: string;
}

/** A notification or a verification code by voice. */
export interface VoiceCallRecord extends Keyed {
  readonly callSid: string;
  readonly kind: "landingCall" | "voiceVerify";
  readonly appId: string;
  readonly to: string;
  readonly plays: readonly string[];
  readonly created: string;
  readonly phase: "calling" | "ringing" | "talking" | "over";
  readonly answered?: string;
  readonly ended?: string;
  readonly result?: string;
  /** The code that is read out. */
  readonly code?: string;
}

/** A two-way call. */
export interface TwoWayCallRecord extends Keyed {
  readonly callSid: string;
  readonly appId: string;
  readonly from: string;
  readonly to: string;
  readonly created: string;
  readonly ended?: string;
  readonly phase: "authorising" | "callingCaller" | "callingCallee" | "talking" | "over";
  readonly byeType?: string;
}

/** A conference. */
export interface ConferenceRecord extends Keyed {
  readonly confid: string;
  readonly appId: string;
  readonly created: string;
  readonly began?: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly host?: string;
  readonly members: readonly string[];
  readonly invited: readonly string[];
  readonly muted: readonly string[];
  readonly paused: readonly string[];
  readonly volume: number;
  readonly playing?: { readonly filename: string };
  readonly recording?: { readonly started: string };
  readonly alarm?: { readonly at?: string };
}

/** An agent on work. */
export interface AgentRecord extends Keyed {
  readonly appId: string;
  readonly agentid: string;
  readonly number: string;
  readonly queues: readonly string[];
  readonly status: string;
  readonly assignment?: { readonly callSid: string; readonly queuetype?: string };
}

/** A queue of the contact centre. */
export interface QueueRecord extends Keyed {
  readonly appId: string;
  readonly queuetype: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** A caller who waits for an agent. */
export interface WaitingRecord extends Keyed {
  readonly callSid: string;
  readonly appId: string;
  readonly number: string;
  readonly queuetype: string;
  /** The agent whose phone rings for the caller. */
  readonly rings?: string;
}

/** A request that was answered; secrets are masked. */
export interface RequestRecord {
  readonly id: number;
  readonly at: string;
  /** Of the machine's time. */
  readonly durationMs: number;
  readonly method: string;
  readonly pathname: string;
  readonly query: Readonly<Record<string, string>>;
  /** Absent where the path is of no operation. */
  readonly operation?: string;
  readonly sid?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Text of the body, cut where it is long; absent where it was not read. */
  readonly body?: string;
  readonly fault?: string;
  /** HTTP; absent where the connection ended without an answer. */
  readonly status?: number;
  readonly statusCode?: string;
  /** What in it is the reason of the rejection. */
  readonly why?: string;
  readonly answer?: string;
  readonly contentType?: string;
}

/** An attempt to tell the application something. */
export interface CallbackRecord {
  readonly id: number;
  readonly kind: string;
  readonly method: string;
  readonly url: string;
  readonly contentType?: string;
  readonly body?: string;
  readonly attempt: number;
  readonly at: string;
  readonly status?: number;
  readonly answer?: string;
  readonly error?: string;
  /** Why nothing came of the answer, or why it does not accept the callback. */
  readonly ignored?: string;
  /** Commands in the answer. */
  readonly commands?: readonly string[];
}

/** A kind of deviation and how often it was met. */
export interface WarningRecord extends Keyed {
  readonly operation: string;
  readonly what: string;
  readonly count: number;
}

/** A fault that waits for requests. */
export interface FaultRecord {
  readonly id: number;
  readonly fault: Readonly<Record<string, string | number>>;
  /** Requests that it has met. */
  readonly met: number;
}

/** An application of the account. */
export interface ApplicationRecord extends Keyed {
  readonly appId: string;
  readonly name?: string;
  readonly live: boolean;
  readonly testNumbers: readonly string[];
  readonly smsCallbackUrl?: string;
  readonly smsCallbackEnabled: boolean;
  readonly smsCallbackFormat: "json" | "xml";
  readonly ivrUrl?: string;
  readonly callAuthUrl?: string;
}

/** The account that pays. */
export interface AccountRecord extends Keyed {
  readonly accountSid: string;
  readonly status: string;
  readonly balance: string;
  readonly verified: boolean;
  readonly toppedUp: boolean;
}

/** What the page has to know of its sandbox. */
export interface Info {
  /** Version of the package. */
  readonly version: string;
  /** Changes with the files of the page. */
  readonly build: string;
  readonly readOnly: boolean;
  readonly strict: boolean;
  /** Whether the clock can be moved. */
  readonly movable: boolean;
  readonly now: string;
  readonly url: string;
  readonly accountSid: string;
  readonly appId: string;
  /** Where the reference is published; absent before a release. */
  readonly docs?: string;
}
