import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import type { WebhookGuardOptions } from "./guard-options.js";

/**
 * Creates the check of an allow-list.
 *
 * @param sources addresses and CIDR ranges, IPv4 or IPv6
 * @throws {CloopenConfigError} naming an entry that is neither
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
  /** Length of the prefix in bits, of 128. */
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

/**
 * Finds the sender's address. Each proxy appends the address of its peer to `X-Forwarded-For`. So
 * only the last `trustedProxies` entries were written by trusted proxies.
 *
 * @throws {CloopenConfigError} when the address is not known
 */
export function senderAddress(
  request: Request,
  remoteAddress: string | undefined,
  options: Pick<WebhookGuardOptions, "remoteAddress" | "trustedProxies">,
): string {
  const address =
    options.remoteAddress === undefined
      ? [...forwardedFor(request), remoteAddress].at(-1 - (options.trustedProxies ?? 0))
      : options.remoteAddress(request);
  if (address === undefined) {
    throw new CloopenConfigError(
      "allowedSources is set, but the sender's address is not known; use toNodeListener, pass it as the second argument, or set remoteAddress or trustedProxies",
    );
  }
  return address;
}

function forwardedFor(request: Request): string[] {
  return (request.headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

/**
 * Parses an IP address into 16 bytes. IPv4 is mapped to IPv6 (`::ffff:192.0.2.1`), as a dual-stack
 * socket reports IPv4 peers.
 *
 * @returns `undefined` for anything else
 */
export function parseIpAddress(text: string): readonly number[] | undefined {
  // The zone (`fe80::1%eth0`) is an interface of this machine, not part of the peer's address.
  const address = text.split("%", 1)[0] ?? "";
  if (!address.includes(":")) {
    const four = parseIpv4(address);
    return four && [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, ...four];
  }
  const [head = "", tail, ...more] = address.split("::");
  if (more.length > 0) return undefined;
  const before = parseGroups(head);
  const after = tail === undefined ? [] : parseGroups(tail);
  if (before === undefined || after === undefined) return undefined;
  const gap = 16 - before.length - after.length;
  if (tail === undefined ? gap !== 0 : gap < 2) return undefined;
  return [...before, ...Array<number>(gap).fill(0), ...after];
}

function parseIpv4(text: string): number[] | undefined {
  const parts = text.split(".");
  if (parts.length !== 4) return undefined;
  const bytes = parts.map((part) => (/^(?:0|[1-9]\d{0,2})$/.test(part) ? Number(part) : 256));
  return bytes.every((byte) => byte < 256) ? bytes : undefined;
}

function parseGroups(text: string): number[] | undefined {
  if (text === "") return [];
  const bytes: number[] = [];
  const groups = text.split(":");
  for (const [at, group] of groups.entries()) {
    const four = at === groups.length - 1 && group.includes(".") ? parseIpv4(group) : undefined;
    if (four !== undefined) bytes.push(...four);
    else if (/^[0-9A-Fa-f]{1,4}$/.test(group))
      bytes.push(Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255);
    else return undefined;
  }
  return bytes;
}
