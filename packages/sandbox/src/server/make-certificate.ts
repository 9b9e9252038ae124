import { webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";
import { PLATFORM_DOMAIN } from "./certifiable.js";

/** A certificate and its key, in PEM. */
export interface CertificatePair {
  /** Where others have signed it, theirs follow. */
  readonly cert: string;
  readonly key: string;
}

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const DAY_MS = 86_400_000;
/** Clocks of clients may be behind. */
const EARLIER_MS = DAY_MS;

const OWN_NAMES: readonly x509.JsonGeneralName[] = [
  { type: "dns", value: "localhost" },
  { type: "ip", value: "127.0.0.1" },
];

/** A self-signed certificate for localhost and 127.0.0.1, created each time. */
export async function makeCertificate(): Promise<CertificatePair> {
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    ...validFor(365),
    name: "CN=localhost",
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.SubjectAlternativeNameExtension([...OWN_NAMES]),
    ],
  });
  return { cert: `${certificate.toString("pem")}\n`, key: await exportKey(keys) };
}

/**
 * A certificate authority that can certify nothing but hosts of the platform and this machine: to trust it is to trust the owner of its key with no other name
 * (name constraints of RFC 5280).
 */
export async function makeAuthority(): Promise<CertificatePair> {
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    ...validFor(5 * 365),
    name: "CN=cloopen-sandbox CA (this machine only), O=cloopen-rest",
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      new x509.Extension("2.5.29.30", true, permitOnly([PLATFORM_DOMAIN, "localhost"])),
    ],
  });
  return { cert: `${certificate.toString("pem")}\n`, key: await exportKey(keys) };
}

/**
 * A certificate for a host of the platform, and for this machine.
 *
 * @returns the authority's own certificate follows it
 */
export async function issueCertificate(authority: CertificatePair, host: string): Promise<CertificatePair> {
  const issuer = new x509.X509Certificate(authority.cert);
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    ...validFor(90),
    subject: `CN=${host}`,
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey: await importKey(authority.key),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([{ type: "dns", value: host }, ...OWN_NAMES]),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { cert: `${certificate.toString("pem")}\n${authority.cert}`, key: await exportKey(keys) };
}

/** Until when a certificate is valid, in milliseconds since 1970. */
export function expiryOf(cert: string): number {
  return new x509.X509Certificate(cert).notAfter.getTime();
}

function validFor(days: number): Pick<x509.X509CertificateCreateParamsBase, "serialNumber" | "notBefore" | "notAfter"> {
  const now = Date.now();
  return {
    serialNumber: `01${Buffer.from(webcrypto.getRandomValues(new Uint8Array(15))).toString("hex")}`,
    notBefore: new Date(now - EARLIER_MS),
    notAfter: new Date(now + days * DAY_MS),
  };
}

function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
}

async function exportKey({ privateKey }: webcrypto.CryptoKeyPair): Promise<string> {
  return `${x509.PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", privateKey), "PRIVATE KEY")}\n`;
}

function importKey(pem: string): Promise<webcrypto.CryptoKey> {
  const [der = new ArrayBuffer(0)] = x509.PemConverter.decode(pem);
  return webcrypto.subtle.importKey("pkcs8", der, ALGORITHM, false, ["sign"]);
}

/** `NameConstraints` in DER: names under these domains, and addresses of loopback. */
function permitOnly(domains: readonly string[]): Uint8Array<ArrayBuffer> {
  const names = [
    ...domains.map((domain) => der(0x82, Buffer.from(domain))),
    der(0x87, Buffer.from([127, 0, 0, 0, 255, 0, 0, 0])),
    der(0x87, Buffer.concat([Buffer.alloc(15), Buffer.from([1]), Buffer.alloc(16, 255)])),
  ];
  const subtrees = Buffer.concat(names.map((name) => der(0x30, name)));
  return new Uint8Array(der(0x30, der(0xa0, subtrees)));
}

function der(tag: number, content: Buffer): Buffer {
  if (content.length > 127) throw new RangeError("longer than the short form of a length");
  return Buffer.concat([Buffer.from([tag, content.length]), content]);
}
