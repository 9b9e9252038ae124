import { normalizeNumber } from "@cloopen-rest/client";
import { createCodes } from "./codes.js";
import { createLimits } from "./limits.js";
import { sendCode } from "./send-code.js";
import { memoryStore } from "./stores/memory.js";
import type { StartParams, StartResult, TemplateMessage, Verify, VerifyOptions } from "./verify.js";

const MINUTE = 60_000;
const DEFAULT_PURPOSE = "default";
/** Longest input that is taken for a code. */
const MAX_CODE_INPUT = 64;

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
  const { datas = ({ code, minutes }: TemplateMessage) => [code, String(minutes)] } = options;
  const voice = options.voice === true ? {} : options.voice || undefined;
  checkOptions({ templateId, secret, lifetimeMs, maxChecks, codeLength });
  const codes = createCodes(secret, codeLength);
  const limits = createLimits(limitOptions, store, codes.keyOf);
  const pauseMs = limitOptions.cooldownMs || MINUTE;

  async function start(params: StartParams): Promise<StartResult> {
    const { to, purpose = DEFAULT_PURPOSE, channel = "sms", ip, captcha } = params;
    const number = normalizeNumber(to, countries);
    if (!number.ok) return { status: "rejected", channel, reason: number.reason };
    if (channel === "voice" && voice === undefined) return { status: "rejected", channel, reason: "voice" };

    const subject = { number: number.e164, ip };
    const tooManyFromIp = await limits.consumeIp(subject);
    if (tooManyFromIp) return { status: "limited", channel, ...tooManyFromIp };
    if (onSuspicious) {
      const reasons = await limits.findSuspicious(subject);
      const attempt = { to: number.e164, ip, purpose, channel, captcha, reasons };
      if (reasons.length > 0 && !(await onSuspicious(attempt)))
        return { status: "rejected", channel, reason: "suspicious" };
    }
    const tooMany = await limits.consumeSend(subject);
    if (tooMany) return { status: "limited", channel, ...tooMany };

    const now = Date.now();
    const id = codes.newId();
    const challenge = await store.open({
      key: codes.keyOf("challenge", purpose, number.e164),
      id,
      digest: codes.digestOf(purpose, number.e164, codes.codeOf(id, purpose, number.e164)),
      now,
      expiresAt: now + lifetimeMs,
      maxChecks,
      keepCode: onRepeat === "same",
    });
    if (challenge.exhausted)
      return { status: "limited", channel, reason: "checks", retryAfterMs: challenge.expiresAt - now };

    const code = codes.codeOf(challenge.id, purpose, number.e164);
    const message = { code, minutes: Math.ceil(lifetimeMs / MINUTE), purpose };
    const outgoing = { dial: number.dial, code, templateId, datas: datas(message), channel, voice, pauseMs };
    const result = await sendCode(client, outgoing);
    const mayBeThere = result.status === "sent" || result.status === "unknown";
    return { ...result, ...(mayBeThere && { expiresAt: new Date(challenge.expiresAt) }) };
  }

  return {
    start,
    async check({ to, code, purpose = DEFAULT_PURPOSE }) {
      const number = normalizeNumber(to, countries);
      // A malformed number takes the same way, to a record that cannot exist.
      const phone = number.ok ? number.e164 : "";
      const digest = codes.digestOf(purpose, phone, normalizeCode(code));
      const key = codes.keyOf("challenge", purpose, phone);
      return { status: await store.take({ key, digest, now: Date.now(), maxChecks }) };
    },
  };
}

/** Full-width digits and blanks are what an input method leaves behind. */
function normalizeCode(code: string): string {
  if (typeof code !== "string" || code.length > MAX_CODE_INPUT) return "";
  return code.normalize("NFKC").replace(/\s/g, "");
}

function checkOptions(
  options: Required<Pick<VerifyOptions, "templateId" | "secret" | "lifetimeMs" | "maxChecks" | "codeLength">>,
): void {
  const { templateId, secret, lifetimeMs, maxChecks, codeLength } = options;
  if (!/^\d+$/.test(templateId)) throw new TypeError("templateId: digits, as the console shows them.");
  if (typeof secret !== "string" || secret.length < 32) throw new TypeError("secret: at least 32 random characters.");
  if (!Number.isInteger(codeLength) || codeLength < 4 || codeLength > 8) throw new TypeError("codeLength: 4 to 8.");
  if (!Number.isInteger(maxChecks) || maxChecks < 1) throw new TypeError("maxChecks: a whole number from 1.");
  if (!Number.isInteger(lifetimeMs / 1_000) || lifetimeMs < 1_000)
    throw new TypeError("lifetimeMs: whole seconds, in milliseconds.");
}
