import { createHash } from "node:crypto";

const BEIJING_OFFSET_MS = 8 * 3_600_000;

/** `now` in milliseconds, as `Date.now()` gives it in every time zone. */
export function sign(sid: string, token: string, now: number) {
  const beijing = new Date(now + BEIJING_OFFSET_MS).toISOString();
  const timestamp = beijing.replace(/\D/g, "").slice(0, 14); // yyyyMMddHHmmss
  const text = sid + token + timestamp;
  return {
    sig: createHash("md5").update(text).digest("hex").toUpperCase(),
    authorization: Buffer.from(`${sid}:${timestamp}`).toString("base64"),
  };
}
