import { BlockList, isIP } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSourceList, parseIpAddress } from "../../src/inbound/source-address.js";

const ipv4 = fc.ipV4();
const ipv6 = fc.ipV6();

describe("parseIpAddress", () => {
  it("accepts every address that Node accepts", () => {
    fc.assert(fc.property(fc.oneof(ipv4, ipv6), (address) => parseIpAddress(address)?.length === 16));
  });

  it("rejects what Node rejects", () => {
    const scrap = fc.string({ unit: fc.constantFrom("0", "1", "9", "f", "g", ":", ".", "/", " "), maxLength: 24 });
    fc.assert(
      fc.property(scrap, (text) => {
        expect(parseIpAddress(text) !== undefined).toBe(isIP(text) !== 0);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["192.0.2.1", "::ffff:192.0.2.1"],
    ["::1", "0:0:0:0:0:0:0:1"],
    ["2001:DB8::1", "2001:db8:0::0:1"],
    ["fe80::1", "fe80::1%eth0"],
    ["::ffff:c000:201", "::ffff:192.0.2.1"],
  ])("takes %s and %s as equal", (one, other) => {
    expect(parseIpAddress(one)).toStrictEqual(parseIpAddress(other));
    expect(parseIpAddress(one)).toHaveLength(16);
  });

  it.each([
    "",
    "1.2.3",
    "1.2.3.4.5",
    "256.1.1.1",
    "01.2.3.4",
    "1.2.3.4:80",
    "[::1]",
    ":::",
    "1::2::3",
    "::1.2.3",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "g::",
  ])("rejects %j", (text) => {
    expect(parseIpAddress(text)).toBeUndefined();
  });
});

describe("createSourceList", () => {
  it("decides as Node's BlockList does", () => {
    const range = fc.oneof(
      fc.record({ address: ipv4, bits: fc.integer({ min: 0, max: 32 }), family: fc.constant("ipv4" as const) }),
      fc.record({ address: ipv6, bits: fc.integer({ min: 0, max: 128 }), family: fc.constant("ipv6" as const) }),
    );
    fc.assert(
      fc.property(range, fc.nat(), fc.oneof(ipv4, ipv6), ({ address, bits, family }, flip, other) => {
        const list = new BlockList();
        list.addSubnet(address, bits, family);
        const isAllowed = createSourceList([`${address}/${bits}`]);
        for (const candidate of [address, other, neighbour(address, flip)]) {
          expect(isAllowed(candidate)).toBe(list.check(candidate, isIP(candidate) === 4 ? "ipv4" : "ipv6"));
        }
      }),
    );
  });

  it("matches a single address only by itself", () => {
    const isAllowed = createSourceList(["192.0.2.1", "2001:db8::1"]);
    expect(["192.0.2.1", "2001:db8::1", "192.0.2.2", "2001:db8::2"].map(isAllowed)).toStrictEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("matches an IPv4 peer of a dual-stack socket", () => {
    expect(createSourceList(["192.0.2.0/24"])("::ffff:192.0.2.9")).toBe(true);
    expect(createSourceList(["0.0.0.0/0"])("2001:db8::1")).toBe(false);
  });
});

/** An address that differs in its last part. */
function neighbour(address: string, flip: number): string {
  return isIP(address) === 4
    ? address.replace(/\d+$/, String(flip % 256))
    : address.includes(".")
      ? address
      : address.replace(/[0-9a-f]*$/i, (flip % 65_536).toString(16));
}
