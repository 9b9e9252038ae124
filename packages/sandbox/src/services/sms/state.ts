import { BoundedMap, type StorageLimits } from "../../kernel/bounded-store.js";
import type { WebhookPlatform } from "../../webhooks/notify.js";

/** A template of messages. */
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

/** A message that was accepted. */
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

/** Outcome of a message for one recipient. */
export interface DeliveryState {
  readonly to: string;
  /** `unreported`: no report is planned, and none has come. */
  readonly state: "pending" | "delivered" | "failed" | "unreported";
  /** Of the report that has come: `0` with `DELIVRD`, else `1`. */
  readonly status?: string;
  readonly deliverCode?: string;
  /** When the report came or will come, in milliseconds since 1970; absent where it was requested later. */
  readonly at?: number;
}

/** Message from a phone to an application (MO, 上行短信). It stays visible after GetArrived, which removes {@link ArrivedSms}. */
export interface Reply {
  /** Counted from 1. */
  readonly id: number;
  readonly appId: string;
  readonly from: string;
  readonly content: string;
  /** Milliseconds since 1970, on the sandbox's clock. */
  readonly at: number;
}

/** A status report or a message from a phone that waits for GetArrived. */
export interface ArrivedSms {
  readonly appId: string;
  /** `0` message from a phone (MO), `1` status report. */
  readonly smsType: "0" | "1";
  /** Members of the reply, under their names on the wire. */
  readonly record: Readonly<Record<string, string>>;
}

/** Templates, messages, and what came back. */
export interface SmsState {
  readonly templates: Map<string, Template>;
  /** By `smsMessageSid`, oldest first; the newest are remembered. */
  readonly messages: BoundedMap<string, Message>;
  /** `reqId`s of the present calendar day. */
  readonly requestIds: RequestIds;
  /** Oldest first; the newest are remembered. */
  readonly arrived: BoundedMap<number, ArrivedSms>;
  /** Messages from phones, oldest first, also after GetArrived has fetched them; the newest are kept. */
  readonly replies: BoundedMap<number, Reply>;
  /** Codes of deliveries that were asked for, by `smsMessageSid` and number. */
  readonly deliverCodes: BoundedMap<string, string>;
  /** Key of what arrives next. */
  nextArrival: number;
  nextReply: number;
  nextTemplate: number;
}

/** `reqId`s are unique within one calendar day in Beijing: those of the day before may be forgotten. */
export interface RequestIds {
  /** Counted from 1970. */
  day: number;
  readonly ids: BoundedMap<string, string>;
}

/** Requirements of an account to create templates. */
export interface TemplatePermit {
  /** Verified as a company. */
  readonly verified: boolean;
  /** The top-ups reach the required sum. */
  readonly toppedUp: boolean;
}

/** Dependencies of the SMS service. */
export interface SmsPlatform extends WebhookPlatform {
  readonly templatePermit: TemplatePermit;
  readonly sms: SmsState;
}

/**
 * The built-in test template `1` and no messages.
 *
 * @assumption Ids of created templates begin at 100001.
 */
export function createSmsState(now: number, limits: StorageLimits): SmsState {
  const builtIn = {
    id: "1",
    title: "验证码",
    content: "您的验证码是{1}，请于{2}分钟内正确输入",
    type: "0",
    created: now,
  };
  return {
    templates: new Map([[builtIn.id, builtIn]]),
    messages: new BoundedMap(limits, sizeOfMessage),
    requestIds: { day: 0, ids: new BoundedMap(limits, (id) => RECORD_BYTES / 4 + 2 * id.length) },
    arrived: new BoundedMap(limits, sizeOfArrival),
    replies: new BoundedMap(limits, ({ content }) => RECORD_BYTES / 2 + 2 * content.length),
    deliverCodes: new BoundedMap(limits, () => RECORD_BYTES / 2),
    nextArrival: 1,
    nextReply: 1,
    nextTemplate: 100_001,
  };
}

/** Memory of an object of about ten fields, without its texts: measured, rounded up. */
const RECORD_BYTES = 400;

function sizeOfMessage({ to, datas, text, reqId = "" }: Message): number {
  return (
    RECORD_BYTES + 48 * (to.length + datas.length) + 2 * (lengthOf(to) + lengthOf(datas) + text.length + reqId.length)
  );
}

function sizeOfArrival(sms: ArrivedSms): number {
  // The texts of a report are those of its message.
  return sms.smsType === "1" ? RECORD_BYTES : RECORD_BYTES + 2 * (sms.record["content"]?.length ?? 0);
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}
