/**
 * An IP address as 16 bytes; IPv4 as IPv6 writes it (`::ffff:192.0.2.1`), which is also how a dual-stack socket names IPv4 peers.
 *
 * @returns `undefined` for anything else.
 */
export function parseIpAddress(text: string): readonly number[] | undefined {
  // A zone (`fe80::1%eth0`) names an interface of this machine, not the peer.
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
