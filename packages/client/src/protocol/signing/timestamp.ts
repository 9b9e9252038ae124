const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000;

/**
 * Formats an instant for the platform: `yyyyMMddHHmmss` in Beijing time (UTC+8, no summer time
 * since 1991), whatever the host's time zone is.
 *
 * The vendor documents the format; the time zone was observed
 * (spec/reference/authentication.md#time-zone).
 *
 * @param instant milliseconds since 1970
 * @throws {RangeError} for an invalid instant, such as `NaN`
 */
export function formatTimestamp(instant: number): string {
  const at = new Date(instant + BEIJING_OFFSET_MS);
  const date = at.getUTCFullYear() * 10_000 + (at.getUTCMonth() + 1) * 100 + at.getUTCDate();
  const time = at.getUTCHours() * 10_000 + at.getUTCMinutes() * 100 + at.getUTCSeconds();
  if (Number.isNaN(date)) throw new RangeError("no instant");
  return String(date * 1_000_000 + time).padStart(14, "0");
}

/**
 * Parses a timestamp of the platform.
 *
 * @returns milliseconds since 1970, or `undefined` when the string is not 14 digits or not a valid
 *   date
 */
export function parseTimestamp(timestamp: string): number | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(timestamp);
  if (parts === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  const instant = Date.UTC(year, month - 1, day, hour, minute, second) - BEIJING_OFFSET_MS;
  return formatTimestamp(instant) === timestamp ? instant : undefined;
}
