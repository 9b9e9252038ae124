import { createHash } from "node:crypto";
import { formatTimestamp, sign } from "@cloopen-rest/client/signing";
import type { SigningVector } from "../../src/vectors.js";
import type { Built } from "./built.js";
import type { CaseFile } from "./case-file.js";

const BEIJING = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Shanghai",
  hourCycle: "h23",
  ...{ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" },
});

/** Holds the written signatures against Node's MD5, Base64 and time zones, and against the client's own. */
export function buildSigning({ cases, problems }: CaseFile<SigningVector>): Built<SigningVector> {
  const found = cases.flatMap(({ value, place }) => {
    const instant = Date.parse(value.instant);
    if (Number.isNaN(instant)) return [`${place}: instant is no time`];
    const { timestamp, sig, authorization } = value;
    return [
      ...disagreements(place, "timestamp", timestamp, inBeijing(instant), formatTimestamp(instant)),
      ...disagreements(place, "sig", sig, md5(value), sign(value, timestamp).sig),
      ...disagreements(place, "authorization", authorization, base64(value), sign(value, timestamp).authorization),
    ];
  });
  return { vectors: cases.map(({ value }) => value), problems: [...problems, ...found] };
}

function inBeijing(instant: number): string {
  return BEIJING.format(instant).replace(/\D/g, "");
}

function md5({ sid, token, timestamp }: SigningVector): string {
  return createHash("md5").update(sid).update(token).update(timestamp).digest("hex").toUpperCase();
}

function base64({ sid, timestamp }: SigningVector): string {
  return Buffer.from(`${sid}:${timestamp}`, "ascii").toString("base64");
}

function disagreements(place: string, what: string, written: string, ours: string, client: string): string[] {
  return written === ours && written === client
    ? []
    : [`${place}: ${what} is ${written}, by Node ${ours}, by the client ${client}`];
}
