import type { Sandbox } from "../../src/sandbox.js";
import { base64, type Plan, stamp } from "./plan.js";
import { HOUR, NOON, SECOND, SUB } from "./test-sandbox.js";

/** One mistake of a caller, or one state of the account, that has a code of its own. */
export interface Mistake {
  readonly what: string;
  readonly code: string;
  /** The part of the request that it falsifies: two mistakes in one part cannot be made together. */
  readonly part: "version" | "sid" | "header" | "headerSid" | "stamp" | "sig" | "status";
  readonly level?: Plan["level"];
  readonly spoil?: (plan: Plan) => Plan;
  readonly prepare?: (admin: Sandbox["admin"]) => void;
}

const main = (what: string, code: string, status: "0" | "2" | "3"): Mistake => ({
  what,
  code,
  part: "status",
  level: "Accounts",
  prepare: (admin) => admin.setAccountStatus(status),
});

const sub = (what: string, code: string, status: "0" | "2" | "3"): Mistake => ({
  what,
  code,
  part: "status",
  level: "SubAccounts",
  prepare: (admin) => admin.setSubAccountStatus(SUB.sid, status),
});

const header = (what: string, code: string, authorization: Plan["authorization"]): Mistake => ({
  what,
  code,
  part: "header",
  spoil: (plan) => ({ ...plan, authorization }),
});

const stamped = (what: string, code: string, timestamp: string): Mistake => ({
  what,
  code,
  part: "stamp",
  spoil: (plan) => ({ ...plan, timestamp }),
});

const signed = (what: string, code: string, query: Plan["query"]): Mistake => ({
  what,
  code,
  part: "sig",
  spoil: (plan) => ({ ...plan, query }),
});

const addressed = (what: string, code: string, sid: (sid: string) => string, level?: Plan["level"]): Mistake => ({
  what,
  code,
  part: "sid",
  ...(level !== undefined && { level }),
  spoil: (plan) => ({ ...plan, sid: sid(plan.sid) }),
});

/** The rows of spec/reference/authentication.md#codes-of-mistakes that a caller can make, in the order of that table. */
export const MISTAKES: readonly Mistake[] = [
  { what: "older version", code: "111110", part: "version", spoil: (plan) => ({ ...plan, version: "2013-03-22" }) },
  { what: "unknown version", code: "111110", part: "version", spoil: (plan) => ({ ...plan, version: "v2" }) },
  addressed("id too short", "111100", (sid) => sid.slice(1)),
  addressed("id too long", "111100", (sid) => `${sid}0`),
  addressed("id with a hyphen", "111100", (sid) => `${sid.slice(1)}-`),
  header("Authorization missing", "111101", () => undefined),
  header("Authorization empty", "111101", () => ""),
  header("Authorization in plain text", "111102", (sid, timestamp) => `${sid}:${timestamp}`),
  header("Authorization with a scheme word", "111102", (sid, timestamp) => `Basic ${base64(`${sid}:${timestamp}`)}`),
  header("Authorization cut short", "111102", (sid, timestamp) => base64(`${sid}:${timestamp}`).slice(0, -3)),
  header("no colon", "111103", (sid, timestamp) => base64(`${sid}${timestamp}`)),
  header("two colons", "111103", (sid, timestamp) => base64(`${sid}:${timestamp}:`)),
  header("id empty", "111104", (_, timestamp) => base64(`:${timestamp}`)),
  header("timestamp empty", "111105", (sid) => base64(`${sid}:`)),
  stamped("timestamp of 13 digits", "111113", stamp(NOON).slice(1)),
  stamped("timestamp in the dashed form", "111113", "2024-02-29 12"),
  stamped("timestamp in ISO form", "111113", "20240229T120000"),
  stamped("29 February of a common year", "111113", "20230229120000"),
  stamped("midnight written as 24", "111113", "20240229240000"),
  stamped("minute 60", "111113", "20240229116000"),
  {
    what: "id in the header is another",
    code: "111107",
    part: "headerSid",
    spoil: (plan) => ({ ...plan, headerSid: "f".repeat(32) }),
  },
  {
    what: "id in the header in another letter case",
    code: "111107",
    part: "headerSid",
    spoil: (plan) => ({ ...plan, headerSid: plan.sid.toUpperCase() }),
  },
  stamped("timestamp older than 24 hours", "111106", stamp(NOON - 24 * HOUR - SECOND)),
  stamped("timestamp more than 24 hours ahead", "111106", stamp(NOON + 24 * HOUR + SECOND)),
  signed("sig missing", "111108", () => ""),
  signed("sig empty", "111108", () => "?sig="),
  addressed("main account unknown", "111141", () => "0".repeat(32), "Accounts"),
  addressed("id of a sub-account on the main level", "111141", () => SUB.sid, "Accounts"),
  main("main account not activated", "111138", "0"),
  main("main account suspended", "111139", "2"),
  main("main account closed", "111140", "3"),
  addressed("sub-account unknown", "111157", () => "0".repeat(32), "SubAccounts"),
  sub("sub-account not activated", "111154", "0"),
  sub("sub-account suspended", "111155", "2"),
  sub("sub-account closed", "111156", "3"),
  signed("sig wrong", "111109", () => `?sig=${"0".repeat(32)}`),
  signed("sig too short", "111109", (sign, at) => `?sig=${sign(at).slice(1)}`),
  signed("sig too long", "111109", (sign, at) => `?sig=${sign(at)}0`),
  signed("sig of another second than the header", "111109", (sign) => `?sig=${sign(stamp(NOON - SECOND))}`),
];

/** A plan with a mistake made in it. */
export function spoil(plan: Plan, ...mistakes: readonly Mistake[]): Plan {
  return mistakes.reduce((spoilt, mistake) => mistake.spoil?.(spoilt) ?? spoilt, plan);
}

/** Whether a mistake can be made on a level. */
export function applies({ level }: Mistake, plan: Plan): boolean {
  return level === undefined || level === plan.level;
}
