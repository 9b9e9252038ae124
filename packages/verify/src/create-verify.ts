import { type NormalizedNumber, normalizeNumber } from "@cloopen-rest/client";
import { createCodes } from "./codes.js";
import { createDeliveries } from "./deliveries.js";
import { createLimits } from "./limits.js";
import { type OutgoingCode, sendCode } from "./send-code.js";
import { memoryStore } from "./stores/memory.js";
import type {
  Channel,
  DeliverResult,
  LimitedSend,
  RejectedSend,
  SendParams,
  TemplateMessage,
  Verify,
  VerifyOptions,
} from "./verify.js";

const MINUTE = 60_000;
const DEFAULT_PURPOSE = "default";
/** Longest input that is taken for a code. */
const MAX_CODE_INPUT = 64;
/** What calls can read out: spec/reference/voice.md#voiceverify */
const SPOKEN_CODE = /^[0-9A-Za-z]{4,8}$/;
const FOREIGN_CODE = /^[0-9A-Za-z]{4,10}$/;

/** A code for a number, after its limits. */
interface Message {
  readonly to: string;
  readonly dial: string;
  readonly code: string;
  readonly purpose: string;
  readonly channel: Channel;
}

type Recipient = Extract<NormalizedNumber, { readonly ok: true }>;
type Stopped = LimitedSend | RejectedSend;

/**
 * Creates one-time codes over a client of the platform.
 *
 * Defaults are those of Twilio Verify: codes of 6 digits that live 10 minutes, 5 checks, 5 sends in 10 minutes. The platform
 * has caps of its own whose numbers are not published; their codes (`160038` to `160041`, `112314` and others) are results
 * of `start`.
 *
 * @throws {TypeError} when an option is out of range
 */
export function createVerify(options: VerifyOptions): Verify {
  const { client, templateId, secret, store = memoryStore(), limits: limitOptions = {}, onSuspicious } = options;
  const { lifetimeMs = 10 * MINUTE, maxChecks = 5, codeLength = 6, onRepeat = "same", countries = ["86"] } = options;
  const {
    datas = ({ code, minutes }: TemplateMessage) => [code, String(minutes)],
    deliveryTimeoutMs = Math.min(MINUTE, lifetimeMs),
  } = options;
  const voice = options.voice === true ? {} : options.voice || undefined;
  checkOptions({ templateId, secret, lifetimeMs, maxChecks, codeLength, deliveryTimeoutMs });
  const codes = createCodes(secret, codeLength);
  const limits = createLimits(limitOptions, store, codes.keyOf);
  const deliveries = createDeliveries(store, codes.keyOf, { keepMs: lifetimeMs, deliveryTimeoutMs, voice: !!voice });
  const requests = store.createLimiter({ name: "request", uses: 1, windowMs: lifetimeMs });
  const pauseMs = limitOptions.cooldownMs || MINUTE;

  /** Returns the recipient of a code, or why it is not sent. */
  function address({ to, channel = "sms" }: SendParams): Recipient | Stopped {
    const number = normalizeNumber(to, countries);
    if (!number.ok) return { status: "rejected", channel, reason: number.reason };
    // A value from an unchecked body can have any type.
    if (channel !== "sms" && channel !== "voice") return { status: "rejected", channel: "sms", reason: "channel" };
    if (channel === "voice" && voice === undefined) return { status: "rejected", channel, reason: "voice" };
    return number;
  }

  /** Counts a send; tells why it must not be. */
  async function admit(number: string, params: SendParams): Promise<Stopped | undefined> {
    const { purpose = DEFAULT_PURPOSE, channel = "sms", ip, captcha } = params;
    const subject = { number, ip };
    const tooManyFromIp = await limits.consumeIp(subject);
    if (tooManyFromIp) return { status: "limited", channel, ...tooManyFromIp };
    if (onSuspicious) {
      const reasons = await limits.findSuspicious(subject);
      const attempt = { to: number, ip, purpose, channel, captcha, reasons };
      if (reasons.length > 0 && !(await onSuspicious(attempt)))
        return { status: "rejected", channel, reason: "suspicious" };
    }
    const tooMany = await limits.consumeSend(subject);
    return tooMany && { status: "limited", channel, ...tooMany };
  }

  /** Sends a code. Its SMS is watched before it leaves, so that no report comes too early. */
  async function send({ dial, code, purpose, channel }: Message): Promise<DeliverResult> {
    const message = { code, minutes: Math.ceil(lifetimeMs / MINUTE), purpose };
    const reqId = codes.newReqId();
    if (channel === "sms") await deliveries.open(reqId);
    const spoken = SPOKEN_CODE.test(code) ? voice : undefined;
    const outgoing: OutgoingCode = {
      dial,
      code,
      reqId,
      templateId,
      datas: datas(message),
      channel,
      voice: spoken,
      pauseMs,
    };
    return await sendCode(client, outgoing);
  }

  return {
    async start(params) {
      const { purpose = DEFAULT_PURPOSE, channel = "sms" } = params;
      const number = address(params);
      if ("status" in number) return number;
      const to = number.e164;
      const stopped = await admit(to, params);
      if (stopped) return stopped;

      const now = Date.now();
      const id = codes.newId();
      const challenge = await store.open({
        key: codes.keyOf("challenge", purpose, to),
        id,
        digest: codes.digestOf(purpose, to, codes.codeOf(id, purpose, to)),
        now,
        expiresAt: now + lifetimeMs,
        maxChecks,
        keepCode: onRepeat === "same",
      });
      if (challenge.exhausted)
        return { status: "limited", channel, reason: "checks", retryAfterMs: challenge.expiresAt - now };
      const code = codes.codeOf(challenge.id, purpose, to);
      const result = await send({ to, dial: number.dial, code, purpose, channel });
      if (result.status === "limited" || result.status === "rejected") return result;
      return { ...result, expiresAt: new Date(challenge.expiresAt) };
    },
    async deliver(params) {
      const { code, purpose = DEFAULT_PURPOSE, channel = "sms", requestId } = params;
      if (typeof code !== "string" || !FOREIGN_CODE.test(code))
        throw new TypeError("code: 4 to 10 letters and digits.");
      const number = address(params);
      if ("status" in number) return number;
      if (channel === "voice" && !SPOKEN_CODE.test(code)) return { status: "rejected", channel, reason: "voice" };
      // Before the limits: what was sent must not be reported as limited when the other system asks again.
      if (requestId !== undefined && !(await requests.consume(codes.keyOf("request", requestId))).allowed)
        return { status: "unknown", channel, reason: "repeated" };
      const to = number.e164;
      return (await admit(to, params)) ?? (await send({ to, dial: number.dial, code, purpose, channel }));
    },
    async check({ to, code, purpose = DEFAULT_PURPOSE, ip }) {
      const tooMany = await limits.consumeCheck(ip);
      if (tooMany) return { status: "exhausted", retryAfterMs: tooMany.retryAfterMs };
      const number = normalizeNumber(to, countries);
      // A malformed number takes the same way, to a record that cannot exist.
      const phone = number.ok ? number.e164 : "";
      const digest = codes.digestOf(purpose, phone, normalizeCode(code));
      const key = codes.keyOf("challenge", purpose, phone);
      return { status: await store.take({ key, digest, now: Date.now(), maxChecks }) };
    },
    recordReport: deliveries.recordReport,
    delivery: deliveries.find,
  };
}

/** Full-width digits and blanks are what an input method leaves behind. */
function normalizeCode(code: string): string {
  if (typeof code !== "string" || code.length > MAX_CODE_INPUT) return "";
  return code.normalize("NFKC").replace(/\s/g, "");
}

function checkOptions(
  options: Required<
    Pick<VerifyOptions, "templateId" | "secret" | "lifetimeMs" | "maxChecks" | "codeLength" | "deliveryTimeoutMs">
  >,
): void {
  const { templateId, secret, lifetimeMs, maxChecks, codeLength, deliveryTimeoutMs } = options;
  if (!/^\d+$/.test(templateId)) throw new TypeError("templateId: digits, as the console shows them.");
  if (typeof secret !== "string" || secret.length < 32) throw new TypeError("secret: at least 32 random characters.");
  if (!Number.isInteger(codeLength) || codeLength < 4 || codeLength > 8) throw new TypeError("codeLength: 4 to 8.");
  if (!Number.isInteger(maxChecks) || maxChecks < 1) throw new TypeError("maxChecks: a whole number from 1.");
  if (!Number.isInteger(lifetimeMs / 1_000) || lifetimeMs < 1_000)
    throw new TypeError("lifetimeMs: whole seconds, in milliseconds.");
  if (!Number.isInteger(deliveryTimeoutMs) || deliveryTimeoutMs < 1 || deliveryTimeoutMs > lifetimeMs)
    throw new TypeError("deliveryTimeoutMs: whole milliseconds, at most lifetimeMs.");
}
