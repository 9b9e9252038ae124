import {
  type CloopenClient,
  type CloopenError,
  isCloopenApiError,
  isCloopenError,
  sendTemplateSms,
  voiceVerify,
} from "@cloopen-rest/client";
import type { Channel, StartResult, VoiceOptions } from "./verify.js";

/** Codes with which the platform limits messages to one number; they pass at the next midnight in Beijing. */
export const DAILY_CAPS: readonly string[] = ["112314", "160015", "160021", "160022", "160039", "160040", "160041"];

/** Codes of limits that pass sooner; how soon is not documented. */
export const SHORT_LIMITS: readonly string[] = ["111111", "160016", "160038"];

/**
 * Codes of an SMS that a call can go around: caps on messages, and faults of template, signature or SMS channel.
 * Not those that say that somebody does not want to hear from us (block lists), nor `160038`, which asks to wait.
 */
export const VOICE_CAN_HELP: readonly string[] = [
  ...DAILY_CAPS,
  ...["112303", "112311", "112323", "160011", "160014", "160018", "160019", "160032", "160033", "160036", "160043"],
  ...["160049", "160056"],
];

/** A code that is ready to be sent. */
export interface OutgoingCode {
  /** The number as the platform takes it. */
  readonly dial: string;
  readonly code: string;
  readonly templateId: string;
  readonly datas: readonly string[];
  readonly channel: Channel;
  /** Absent where calls are not allowed. */
  readonly voice: VoiceOptions | undefined;
  /** Pause that is suggested where the platform does not say how long its limit holds. */
  readonly pauseMs: number;
}

/** What became of a code: a {@link StartResult} without its expiry. */
export type SendResult = Omit<StartResult, "expiresAt">;

/**
 * Sends a code; by a call where the SMS was refused for a reason that calls do not share. At most one of the two may
 * have arrived: after an SMS whose fate is unknown nothing follows.
 *
 * @throws {CloopenError} of kind `config` or `encode`, which no user can cause
 */
export async function sendCode(client: CloopenClient, outgoing: OutgoingCode): Promise<SendResult> {
  const first = await attempt(client, outgoing, outgoing.channel);
  if (!mayFallBack(first, outgoing)) return first;
  const second = await attempt(client, outgoing, "voice");
  // The user asked for an SMS, so its refusal says more than that of the call.
  return second.status === "sent" || second.status === "unknown" ? second : first;
}

function mayFallBack({ status, channel, statusCode = "" }: SendResult, { voice }: OutgoingCode): boolean {
  const refused = status === "limited" || status === "rejected";
  return (
    channel === "sms" &&
    refused &&
    voice !== undefined &&
    voice.fallback !== false &&
    VOICE_CAN_HELP.includes(statusCode)
  );
}

async function attempt(client: CloopenClient, outgoing: OutgoingCode, channel: Channel): Promise<SendResult> {
  try {
    const messageId = await (channel === "sms" ? text(client, outgoing) : call(client, outgoing));
    return { status: "sent", channel, ...(messageId !== undefined && { messageId }) };
  } catch (error) {
    if (!isCloopenError(error) || error.kind === "config" || error.kind === "encode") throw error;
    return { ...judge(error, outgoing.pauseMs), channel, error };
  }
}

async function text(client: CloopenClient, { dial, templateId, datas }: OutgoingCode): Promise<string | undefined> {
  return (await sendTemplateSms(client, { to: dial, templateId, datas: [...datas] })).smsMessageSid;
}

async function call(client: CloopenClient, { dial, code, voice = {} }: OutgoingCode): Promise<string | undefined> {
  const { fallback: _, ...members } = voice;
  return (await voiceVerify(client, { to: dial, verifyCode: code, ...members })).callSid;
}

function judge(error: CloopenError, pauseMs: number): Omit<SendResult, "channel"> {
  const statusCode = isCloopenApiError(error) ? error.statusCode : undefined;
  const reason = statusCode === undefined ? "connection" : "platform";
  const told = { reason, ...(statusCode !== undefined && { statusCode }) } as const;
  if (error.mayHaveActed) return { status: "unknown", ...told };
  if (statusCode !== undefined && DAILY_CAPS.includes(statusCode))
    return { status: "limited", ...told, retryAfterMs: untilBeijingMidnight(Date.now()) };
  if (statusCode !== undefined && SHORT_LIMITS.includes(statusCode))
    return { status: "limited", ...told, retryAfterMs: pauseMs };
  return { status: "rejected", ...told };
}

const DAY_MS = 86_400_000;
const BEIJING_OFFSET_MS = 28_800_000;

/** Milliseconds until the platform's next day begins. Beijing has had no summer time since 1991. */
export function untilBeijingMidnight(now: number): number {
  return DAY_MS - ((now + BEIJING_OFFSET_MS) % DAY_MS);
}
