import {
  type CloopenClient,
  type CloopenError,
  isCloopenApiError,
  isCloopenError,
  sendTemplateSms,
  voiceVerify,
} from "@cloopen-rest/client";
import type { Channel, DeliverResult, VoiceOptions } from "./verify.js";

/** Codes with which the platform limits messages to one number; they pass at the next midnight in Beijing. */
export const DAILY_CAPS: readonly string[] = ["112314", "160015", "160021", "160022", "160039", "160040", "160041"];

/** Codes of limits that pass sooner; how soon is not documented. */
export const SHORT_LIMITS: readonly string[] = ["111111", "160016", "160038"];

/**
 * Codes of an SMS that a call can go around: caps on messages, and faults of template, signature or SMS channel.
 * Not the codes of block lists, whose numbers must not be contacted, nor `160038`, which asks to wait.
 */
export const VOICE_CAN_HELP: readonly string[] = [
  ...DAILY_CAPS,
  ...["112303", "112311", "112323", "160011", "160014", "160018", "160019", "160032", "160033", "160036", "160043"],
  ...["160049", "160056"],
];

/**
 * Code with which the platform rejects a `reqId` that it has seen today. A client with `smsByReqId` retries a request
 * whose outcome is unknown; ours is random, so the one that was seen before was the same message.
 *
 * @assumption The first message under that `reqId` was accepted, as with `smsByReqId` of the client.
 */
const REPEATED_REQ_ID = "160054";

/** A code that is ready to be sent. */
export interface OutgoingCode {
  /** The number as the platform takes it. */
  readonly dial: string;
  readonly code: string;
  /** `reqId` of the SMS, 32 letters and digits that were never used; its status report returns it. */
  readonly reqId: string;
  readonly templateId: string;
  readonly datas: readonly string[];
  readonly channel: Channel;
  /** Absent where calls are not allowed. */
  readonly voice: VoiceOptions | undefined;
  /** Pause that is suggested where the platform does not say how long its limit holds. */
  readonly pauseMs: number;
}

/**
 * Sends a code; uses a call where the SMS was rejected for a reason that does not apply to calls. At most one of the two may
 * have arrived: after an SMS whose outcome is unknown nothing follows.
 *
 * @throws {CloopenError} of kind `config` or `encode`, which no user can cause
 */
export async function sendCode(client: CloopenClient, outgoing: OutgoingCode): Promise<DeliverResult> {
  const first = await attempt(client, outgoing, outgoing.channel);
  if (!mayFallBack(first, outgoing)) return first;
  const second = await attempt(client, outgoing, "voice");
  // The user asked for an SMS, so its rejection says more than that of the call.
  return second.status === "sent" || second.status === "unknown" ? second : first;
}

function mayFallBack({ status, channel, statusCode = "" }: DeliverResult, { voice }: OutgoingCode): boolean {
  const rejected = status === "limited" || status === "rejected";
  return (
    channel === "sms" &&
    rejected &&
    voice !== undefined &&
    voice.fallback !== false &&
    VOICE_CAN_HELP.includes(statusCode)
  );
}

async function attempt(client: CloopenClient, outgoing: OutgoingCode, channel: Channel): Promise<DeliverResult> {
  try {
    const messageId = await (channel === "sms" ? text(client, outgoing) : call(client, outgoing));
    return { status: "sent", channel, ...(messageId !== undefined && { messageId }), ...watched(outgoing, channel) };
  } catch (error) {
    if (!isCloopenError(error) || error.kind === "config" || error.kind === "encode") throw error;
    if (channel === "sms" && isCloopenApiError(error) && error.statusCode === REPEATED_REQ_ID)
      return { status: "sent", channel, ...watched(outgoing, channel) };
    return judge(error, outgoing, channel);
  }
}

function watched({ reqId }: OutgoingCode, channel: Channel): { readonly deliveryId?: string } {
  return channel === "sms" ? { deliveryId: reqId } : {};
}

async function text(client: CloopenClient, outgoing: OutgoingCode): Promise<string | undefined> {
  const { dial, templateId, datas, reqId } = outgoing;
  return (await sendTemplateSms(client, { to: dial, templateId, datas: [...datas], reqId })).smsMessageSid;
}

async function call(client: CloopenClient, { dial, code, voice = {} }: OutgoingCode): Promise<string | undefined> {
  const { fallback: _, ...members } = voice;
  return (await voiceVerify(client, { to: dial, verifyCode: code, ...members })).callSid;
}

function judge(error: CloopenError, outgoing: OutgoingCode, channel: Channel): DeliverResult {
  const statusCode = isCloopenApiError(error) ? error.statusCode : undefined;
  const reason = statusCode === undefined ? "connection" : "platform";
  const told = { channel, reason, error, ...(statusCode !== undefined && { statusCode }) } as const;
  if (error.mayHaveActed) return { status: "unknown", ...told, ...watched(outgoing, channel) };
  if (statusCode !== undefined && DAILY_CAPS.includes(statusCode))
    return { status: "limited", ...told, retryAfterMs: untilBeijingMidnight(Date.now()) };
  if (statusCode !== undefined && SHORT_LIMITS.includes(statusCode))
    return { status: "limited", ...told, retryAfterMs: outgoing.pauseMs };
  return { status: "rejected", ...told };
}

const DAY_MS = 86_400_000;
const BEIJING_OFFSET_MS = 28_800_000;

/** Milliseconds until the platform's next day begins. Beijing has had no summer time since 1991. */
export function untilBeijingMidnight(now: number): number {
  return DAY_MS - ((now + BEIJING_OFFSET_MS) % DAY_MS);
}
