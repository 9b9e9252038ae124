import type { CloopenClient, CloopenError } from "@cloopen-rest/client";
import type { VerifyLimits } from "./limits.js";
import type { CheckStatus, VerifyStore } from "./stores/store.js";

/** Channel that delivers a code. */
export type Channel = "sms" | "voice";

/** Options of {@link createVerify}. */
export interface VerifyOptions {
  readonly client: CloopenClient;
  /** An approved SMS template, digits. `1` is the platform's test template, for numbers that are registered for tests. */
  readonly templateId: string;
  /**
   * Key of all codes, at least 32 characters from a secure random source, the same in all processes. Anyone who has it and
   * the store knows the codes. A new secret ends all open codes and restarts the limits.
   */
  readonly secret: string;
  /** Store of codes and limits. Default: the memory of this process. */
  readonly store?: VerifyStore;
  readonly limits?: VerifyLimits;
  /** How long a code is valid; 10 minutes by default. Whole seconds. */
  readonly lifetimeMs?: number;
  /** Checks of one challenge that may be wrong; 5 by default. */
  readonly maxChecks?: number;
  /** Digits of a code, 4 to 8, which are the limits of the platform's voice codes; 6 by default. */
  readonly codeLength?: number;
  /** Code that a second `start` within the lifetime sends: the `same` one (default), whose lifetime then starts again, or a `new` one. */
  readonly onRepeat?: "same" | "new";
  /** Variables of the template; by default the code and the lifetime in minutes, as the test template has them. */
  readonly datas?: (message: TemplateMessage) => readonly string[];
  /** Calls that read the code out; not allowed by default. */
  readonly voice?: boolean | VoiceOptions;
  /** After how long an SMS without a status report is `overdue`; 60,000 by default, as the pause between two sends. */
  readonly deliveryTimeoutMs?: number;
  /** Calling codes of the countries that are sent to, without `+`; mainland China (`86`) alone by default. */
  readonly countries?: readonly string[];
  /**
   * Asked before anything is sent, once a limit that several people share is used by half. Verify a captcha here;
   * `false` rejects the attempt, which then counts for the address alone.
   */
  readonly onSuspicious?: (attempt: SuspiciousAttempt) => boolean | Promise<boolean>;
}

/** Values from which the variables of a template are built. */
export interface TemplateMessage {
  readonly code: string;
  /** Lifetime of the code, rounded up. */
  readonly minutes: number;
  readonly purpose: string;
}

/** How codes are read out: fields of the client's `voiceVerify`. */
export interface VoiceOptions {
  /** Whether a call may follow an SMS that was rejected for a reason that does not apply to calls. Default: true. */
  readonly fallback?: boolean;
  readonly displayNum?: string;
  readonly playTimes?: "1" | "2" | "3";
  readonly lang?: "zh" | "en";
}

/** An attempt that may be a bot's. */
export interface SuspiciousAttempt {
  /** Normalised, E.164. */
  readonly to: string;
  readonly ip: string | undefined;
  readonly purpose: string;
  readonly channel: Channel;
  /** Context that was given to `start` for this hook. */
  readonly captcha: string | undefined;
  /** The limits that are used by half or more. */
  readonly reasons: readonly ("ip" | "prefix" | "budget")[];
}

/** Recipient and channel of a code, and who requested it. */
export interface SendParams {
  /** The number as the user typed it: see {@link normalizeNumber}. */
  readonly to: string;
  /** Purpose of the code, such as `login` or `pay`. A code of one purpose is never valid for another. Default: `default`. */
  readonly purpose?: string | undefined;
  /** `sms` by default. */
  readonly channel?: Channel | undefined;
  /** Address of the user. Without it, the limit per address is not held. Behind a proxy, take it from one you trust. */
  readonly ip?: string | undefined;
  /** Handed to `onSuspicious`. */
  readonly captcha?: string | undefined;
}

/** Arguments of {@link Verify.start}. */
export type StartParams = SendParams;

/** Arguments of {@link Verify.deliver}. */
export interface DeliverParams extends SendParams {
  /** A code that another system has made and checks: 4 to 10 letters and digits; for calls, 4 to 8. */
  readonly code: string;
  /** Id of the request, where the other system may retry it. A retried request sends nothing and is `unknown`. */
  readonly requestId?: string | undefined;
}

/** Why nothing was sent, or why the outcome is unknown: see {@link StartResult}. */
export type StartReason =
  /** The number is malformed. */
  | "malformed-number"
  /** The number's country is not allowed. */
  | "country"
  /** `channel` is neither `sms` nor `voice`. */
  | "channel"
  /** Calls are not allowed, or cannot read the code out. */
  | "voice"
  /** `onSuspicious` said so. */
  | "suspicious"
  /** A limit of this package: of the number, the address, the prefix, the day. */
  | "number"
  | "ip"
  | "prefix"
  | "budget"
  /** The challenge has no checks left; a code that is sent now could not be used. */
  | "checks"
  /** `deliver` had this `requestId` before. */
  | "repeated"
  /** The platform rejected; `statusCode` says why. */
  | "platform"
  /** The platform could not be reached, or its response could not be parsed. */
  | "connection";

/** Fields that all results of a send share. */
interface SendReport {
  /** The channel that was used last, which is `voice` after a fallback. */
  readonly channel: Channel;
  /** Absent with `sent`. */
  readonly reason?: StartReason;
  /** With `limited`: milliseconds until the next attempt may succeed; for limits of the platform an estimate. */
  readonly retryAfterMs?: number;
  /** The platform's code, where it rejected. */
  readonly statusCode?: string;
  /** With `sent`: `smsMessageSid` or `callSid`, which the platform's report has, too. */
  readonly messageId?: string;
  /** With an SMS that was sent, or may have been: random, for {@link Verify.delivery}. The user's page may know it. */
  readonly deliveryId?: string;
  /** The client's error, for a log. The platform quotes numbers in its text. */
  readonly error?: CloopenError;
}

/** The code is on its way, or may be. */
export interface SentCode extends SendReport {
  /**
   * `sent`: the platform accepted the message or the call; its report says whether it was delivered.
   * `unknown`: no response says whether it was sent. The code is valid if it was. Nothing more is sent automatically.
   */
  readonly status: "sent" | "unknown";
}

/** Nothing was sent, and waiting helps. */
export interface LimitedSend extends SendReport {
  readonly status: "limited";
  readonly reason: StartReason;
  readonly retryAfterMs: number;
}

/** Nothing was sent, and waiting alone does not help. */
export interface RejectedSend extends SendReport {
  readonly status: "rejected";
  readonly reason: StartReason;
}

/** Result of {@link Verify.deliver}. */
export type DeliverResult = SentCode | LimitedSend | RejectedSend;

/** Result of {@link Verify.start}. */
export type StartResult =
  | (SentCode & {
      /** When the code expires. */
      readonly expiresAt: Date;
    })
  | ((LimitedSend | RejectedSend) & { readonly expiresAt?: undefined });

/** Result of {@link Verify.delivery}. */
export interface DeliveryResult {
  /**
   * `pending`: no status report yet. `delivered` and `undelivered`: what the first one said. `overdue`: none came within
   * `deliveryTimeoutMs`; the message may still arrive. `none`: unknown message, or its code has expired.
   */
  readonly status: "pending" | "delivered" | "undelivered" | "overdue" | "none";
  /** Whether a call makes sense now: calls are allowed, and the message is `undelivered` or `overdue`. */
  readonly offerVoice: boolean;
  /** With `pending`: milliseconds until it is overdue. */
  readonly overdueInMs?: number;
}

/** Fields that are read from a status report: `smsStatusReport` of the client's webhooks, or an item of `fetchSmsReports`. */
export interface DeliveryReport {
  readonly reqId?: string | undefined;
  /** `0` delivered; anything else failed: spec/reference/webhooks.md#sms-status-report-and-mo */
  readonly status: string;
}

/** Arguments of {@link Verify.check}. */
export interface CheckParams {
  /** In any form that `start` takes. */
  readonly to: string;
  /** As the user typed it; blanks and full-width digits make no difference. */
  readonly code: string;
  /** Purpose given to `start`. Default: `default`. */
  readonly purpose?: string | undefined;
  /** Address of the user. Without it, the limit of checks per address is not held. */
  readonly ip?: string | undefined;
}

/** Result of {@link Verify.check}. */
export interface CheckResult {
  /**
   * `approved`: right, once. `wrong`: one of the checks is used. `exhausted`: no check is left, for the code or, with
   * `retryAfterMs`, for the address, and the code was not looked at.
   * `expired`: too late. `none`: no code was asked for, or it was used. Show a user one text for all but `approved`:
   * they tell who asked for a code.
   */
  readonly status: CheckStatus;
  /** With `exhausted`, where the limit of the address is reached: milliseconds until the next check. */
  readonly retryAfterMs?: number;
}

/** One-time codes by SMS and voice. */
export interface Verify {
  /**
   * Sends a code. What the platform and the limits say are results.
   *
   * @throws {CloopenError} of kind `config` or `encode` when the set-up is wrong; what the store and `onSuspicious` throw
   */
  start(params: StartParams): Promise<StartResult>;
  /**
   * Sends a code that another system has made and checks, such as Supabase Auth or Logto. Numbers, limits, `onSuspicious`
   * and voice are those of `start`; `check` does not know this code.
   *
   * @throws {TypeError} when the code is not 4 to 10 letters and digits; what `start` throws
   */
  deliver(params: DeliverParams): Promise<DeliverResult>;
  /**
   * Takes a status report of an SMS, in whatever process it comes in.
   *
   * @returns whether the report is about a code of this package
   * @throws what the store throws
   */
  recordReport(report: DeliveryReport): Promise<boolean>;
  /**
   * Returns the outcome of an SMS, so that the application can offer a call. It places no call.
   *
   * @param deliveryId the `deliveryId` of `start` or `deliver`
   * @throws what the store throws
   */
  delivery(deliveryId: string): Promise<DeliveryResult>;
  /**
   * Judges a code: one digest and one step of the store, the same whether a code was asked for or not.
   *
   * @throws what the store throws
   */
  check(params: CheckParams): Promise<CheckResult>;
}
