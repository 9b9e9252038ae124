import { Buffer } from "node:buffer";
import { type Credentials, sign } from "@cloopen-rest/client/signing";
import { bodyOf, type Format, MEDIA_TYPES } from "./body-of.js";
import type { SampleCase } from "./sample-case.js";

/** Credentials of the examples for each level; synthetic. */
export const SIGNERS: Readonly<Record<SampleCase["level"], Credentials>> = {
  account: { sid: "a".repeat(32), token: "b".repeat(32) },
  subAccount: { sid: "d".repeat(32), token: "e".repeat(32) },
};

/** When the examples are signed. */
export const SIGNED_AT = "20140416142030";

/** Placeholders for the bytes of a file, and for their number. */
export const FILE_PLACE = "<bytes of the file>";
export const LENGTH_PLACE = "<number of bytes>";

/** The example as it goes over the wire, signed. Lines of the head end in CR LF there. */
export function rawSample(sample: SampleCase, format: Format): string {
  const signer = SIGNERS[sample.level];
  const { sig, authorization } = sign(signer, SIGNED_AT);
  const path = sample.path.replace(/\{\w+\}/, signer.sid);
  const query = sample.query.map(({ name, value }) => `&${name}=${encodeURIComponent(value)}`).join("");
  const text = bodyOf(sample, format);
  const [body, length] =
    sample.upload === undefined ? [text, text && Buffer.byteLength(text)] : [FILE_PLACE, LENGTH_PLACE];
  const type = sample.upload === undefined ? `${MEDIA_TYPES[format]};charset=utf-8` : "application/octet-stream";
  const head = [
    `${sample.method} /2013-12-26${path}?sig=${sig}${query} HTTP/1.1`,
    "Host: app.cloopen.com:8883",
    `Authorization: ${authorization}`,
    `Accept: ${MEDIA_TYPES[format]}`,
    `Content-Type: ${type}`,
    ...(length === undefined ? [] : [`Content-Length: ${length}`]),
  ];
  return `${head.join("\n")}\n\n${body ?? ""}`;
}
