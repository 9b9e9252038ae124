import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { parseIpAddress } from "./ip-address.js";

/**
 * Makes the check of an allow-list.
 *
 * @param sources addresses and CIDR ranges, IPv4 or IPv6
 * @throws {CloopenConfigError} naming the entry that is neither.
 */
export function createSourceList(sources: readonly string[]): (address: string) => boolean {
  const ranges = sources.map((source, at) => {
    const range = parseRange(source);
    if (range === undefined) {
      throw new CloopenConfigError(
        `allowedSources[${at}] is ${JSON.stringify(source)}; write an address such as "192.0.2.1" or a range such as "192.0.2.0/24" or "2001:db8::/32"`,
      );
    }
    return range;
  });
  return (address) => {
    const bytes = parseIpAddress(address);
    return bytes !== undefined && ranges.some((range) => contains(range, bytes));
  };
}

interface Range {
  readonly bytes: readonly number[];
  /** Leading bits that count, of 128. */
  readonly bits: number;
}

function parseRange(source: unknown): Range | undefined {
  const [, address, length] = typeof source === "string" ? (/^([^/]+)(?:\/(\d{1,3}))?$/.exec(source) ?? []) : [];
  const bytes = address === undefined ? undefined : parseIpAddress(address);
  if (address === undefined || bytes === undefined) return undefined;
  const offset = address.includes(":") ? 0 : 96;
  const bits = length === undefined ? 128 : Number(length) + offset;
  return bits > 128 ? undefined : { bytes, bits };
}

function contains({ bytes, bits }: Range, address: readonly number[]): boolean {
  return bytes.every((byte, at) => {
    const counted = Math.min(Math.max(bits - at * 8, 0), 8);
    return ((byte ^ (address[at] ?? 0)) & (0xff00 >> counted) & 0xff) === 0;
  });
}
