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
  /** By `smsMessageSid`, oldest first. */
  readonly messages: Map<string, Message>;
  /** `reqId`s of a calendar day, as `yyyyMMdd reqId`. */
  readonly requestIds: Set<string>;
  /** Oldest first. */
  arrived: ArrivedSms[];
  nextTemplate: number;
}

/** What the SMS service works with. */
export interface SmsPlatform extends WebhookPlatform {
  readonly sms: SmsState;
}

/** The built-in test template `1` and no messages. Ids of created templates begin at 100001: our choice. */
export function createSmsState(now: number): SmsState {
  const builtIn = {
    id: "1",
    title: "验证码",
    content: "您的验证码是{1}，请于{2}分钟内正确输入",
    type: "0",
    created: now,
  };
  return {
    templates: new Map([[builtIn.id, builtIn]]),
    messages: new Map(),
    requestIds: new Set(),
    arrived: [],
    nextTemplate: 100_001,
  };
}
