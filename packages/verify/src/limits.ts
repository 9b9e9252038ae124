import { isIPv6 } from "node:net";
import type { Limiter, VerifyStore } from "./stores/store.js";

/** So many attempts within a window, which begins with the first. */
export interface Limit {
  readonly sends: number;
  /** Whole seconds, given in milliseconds. */
  readonly windowMs: number;
}

/** So many checks within a window, which begins with the first. */
export interface CheckLimit {
  readonly checks: number;
  /** Whole seconds, given in milliseconds. */
  readonly windowMs: number;
}

/** Limits on sending and checking; `false` switches one off. They hold for all purposes and both channels together. */
export interface VerifyLimits {
  /** Pause between two sends to one number; 60,000 by default. */
  readonly cooldownMs?: number | false;
  /** By default 5 in 10 minutes. */
  readonly perNumber?: Limit | false;
  /** By default 10 in 24 hours. */
  readonly perNumberDaily?: Limit | false;
  /** By default 20 in an hour. For IPv6 an address is its first 64 bits. */
  readonly perIp?: Limit | false;
  /** By default 100 in 10 minutes. A prefix is a number without its last four digits. */
  readonly perPrefix?: Limit | false;
  /** For everybody together; by default 5,000 in 24 hours. */
  readonly budget?: Limit | false;
  /** Checks of one address; by default 100 in an hour. Checks of one code are limited by `maxChecks`. */
  readonly checksPerIp?: CheckLimit | false;
}

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** `perNumber` is that of Twilio Verify. The others are choices of this package. */
const DEFAULTS = {
  cooldownMs: MINUTE,
  perNumber: { sends: 5, windowMs: 10 * MINUTE },
  perNumberDaily: { sends: 10, windowMs: DAY },
  perIp: { sends: 20, windowMs: 60 * MINUTE },
  perPrefix: { sends: 100, windowMs: 10 * MINUTE },
  budget: { sends: 5_000, windowMs: DAY },
  // As many as the sends of one address, with five checks each, can need.
  checksPerIp: { checks: 100, windowMs: 60 * MINUTE },
} as const satisfies VerifyLimits;

/** Share of a common limit from which attempts are suspicious. */
const SUSPICIOUS_SHARE = 0.5;

/** What a limit counts. */
export type LimitScope = "number" | "ip" | "prefix" | "budget";

interface ScopedLimiter {
  readonly scope: LimitScope;
  readonly uses: number;
  readonly limiter: Limiter;
}

/** Who an attempt counts for. */
export interface LimitSubject {
  /** E.164. */
  readonly number: string;
  readonly ip: string | undefined;
}

/** The limits of one application. */
export interface Limits {
  /** Counts the attempt for its address. Done first, so that an address cannot use up what others share. */
  consumeIp(subject: LimitSubject): Promise<Exceeded | undefined>;
  /** The common limits that are used by half or more; nothing is counted. */
  findSuspicious(subject: LimitSubject): Promise<readonly ("ip" | "prefix" | "budget")[]>;
  /** Counts the attempt for its number, its prefix and the day; stops at the first limit that is reached. */
  consumeSend(subject: LimitSubject): Promise<Exceeded | undefined>;
  /** Counts a check for its address. */
  consumeCheck(ip: string | undefined): Promise<Exceeded | undefined>;
}

/** A limit that is reached. */
export interface Exceeded {
  readonly reason: LimitScope;
  readonly retryAfterMs: number;
}

/**
 * Creates the limits in a store.
 *
 * @param keyOf makes the key of a record, so that the store holds no number and no address
 * @throws {TypeError} when a limit is not a whole number of sends and seconds
 */
export function createLimits(
  options: VerifyLimits,
  store: VerifyStore,
  keyOf: (use: string, ...parts: readonly string[]) => string,
): Limits {
  const { cooldownMs = DEFAULTS.cooldownMs } = options;
  const cooldown = cooldownMs === false ? false : { sends: 1, windowMs: cooldownMs };
  const create = (name: string, scope: LimitScope, limit: Limit | false): ScopedLimiter[] => {
    if (limit === false) return [];
    const { sends: uses, windowMs } = limit;
    checkLimit(name, limit);
    return [{ scope, uses, limiter: store.createLimiter({ name, uses, windowMs }) }];
  };
  const ip = create("ip", "ip", options.perIp ?? DEFAULTS.perIp);
  const prefix = create("prefix", "prefix", options.perPrefix ?? DEFAULTS.perPrefix);
  const { checksPerIp = DEFAULTS.checksPerIp } = options;
  const check = create("check-ip", "ip", checksPerIp && { sends: checksPerIp.checks, windowMs: checksPerIp.windowMs });
  const budget = create("budget", "budget", options.budget ?? DEFAULTS.budget);
  const number = [
    ...create("cooldown", "number", cooldown),
    ...create("number", "number", options.perNumber ?? DEFAULTS.perNumber),
    ...create("number-daily", "number", options.perNumberDaily ?? DEFAULTS.perNumberDaily),
  ];

  const keyFor = (scope: LimitScope, subject: LimitSubject): string | undefined => {
    if (scope === "ip") return subject.ip === undefined ? undefined : keyOf("ip", addressKey(subject.ip));
    if (scope === "budget") return "all";
    return keyOf(scope, scope === "prefix" ? subject.number.slice(0, -4) : subject.number);
  };
  const consume = async (limiters: readonly ScopedLimiter[], subject: LimitSubject): Promise<Exceeded | undefined> => {
    for (const { scope, limiter } of limiters) {
      const key = keyFor(scope, subject);
      if (key === undefined) continue;
      const { allowed, retryAfterMs } = await limiter.consume(key);
      if (!allowed) return { reason: scope, retryAfterMs };
    }
    return undefined;
  };

  return {
    consumeIp: (subject) => consume(ip, subject),
    async findSuspicious(subject) {
      const reasons: ("ip" | "prefix" | "budget")[] = [];
      for (const { scope, uses, limiter } of [...ip, ...prefix, ...budget]) {
        const key = keyFor(scope, subject);
        if (key === undefined || scope === "number") continue;
        if ((await limiter.used(key)) >= uses * SUSPICIOUS_SHARE) reasons.push(scope);
      }
      return reasons;
    },
    // The number first: whoever asks for one number again and again must not use up the day of all others.
    consumeSend: (subject) => consume([...number, ...prefix, ...budget], subject),
    consumeCheck: (ip) => consume(check, { number: "", ip }),
  };
}

function checkLimit(name: string, { sends, windowMs }: Limit): void {
  if (!Number.isInteger(sends) || sends < 1)
    throw new TypeError(`limits (${name}): sends and checks must be whole numbers from 1.`);
  if (!Number.isInteger(windowMs / 1_000) || windowMs < 1_000)
    throw new TypeError(`limits (${name}): the window must be whole seconds, in milliseconds.`);
}

/** One subscriber commonly has a whole /64 of IPv6, so the rest of such an address is no one's. */
export function addressKey(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  const [address = ""] = ip.split("%");
  if (!isIPv6(address)) return ip;
  // The URL parser writes an address in its one canonical form.
  const [head = "", tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const groups = head === "" ? [] : head.split(":");
  const last = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array.from({ length: 8 - groups.length - last.length }, () => "0");
  return [...groups, ...zeros, ...last].slice(0, 4).join(":");
}
