import { CloopenEncodeError } from "../errors/cloopen-encode-error.js";
import { ACCEPT, CONTENT_TYPE, type Format, type Formats } from "../protocol/format.js";
import { withXml } from "../protocol/lazy-xml.js";
import type { AnyOperation } from "../protocol/operation.js";
import type { Credentials } from "../protocol/signing/sign.js";
import { signAt } from "../protocol/signing/sign-at.js";
import type { HttpRequest } from "../transport/transport.js";
import type { Input } from "./build-input.js";

/**
 * Encodes the input of a call once: every attempt sends the same bytes. The signature is added per
 * attempt.
 *
 * @param sid the signing id, for the path
 * @returns a promise only where the XML codec has yet to be loaded
 * @throws {CloopenEncodeError} for a character that XML cannot carry
 */
export function buildRequest(
  operation: AnyOperation,
  input: Input<Blob>,
  formats: Formats,
  baseUrl: string,
  sid: string,
): HttpRequest | Promise<HttpRequest> {
  const url = composeUrl(baseUrl, operation.path, sid, input.query);
  const request = (body: string | Blob | undefined): HttpRequest => ({
    method: operation.method.toUpperCase(),
    url,
    headers: {
      Accept: ACCEPT[formats.reply],
      "Content-Type": input.file === undefined ? CONTENT_TYPE[formats.request] : "application/octet-stream",
    },
    body,
  });
  if (input.file !== undefined) return request(input.file);
  const body = encodeBody(operation, input.body, formats.request);
  return body instanceof Promise ? body.then(request) : request(body);
}

/**
 * Signs a request: `sig` in its URL and `Authorization`, both from one timestamp.
 *
 * @param instant of the platform's clock, in milliseconds since 1970
 */
export function signRequest(request: HttpRequest, credentials: Credentials, instant: number): HttpRequest {
  const { sig, authorization } = signAt(credentials, instant);
  const { method, url, headers, body } = request;
  return { method, url: withSig(url, sig), headers: { ...headers, Authorization: authorization }, body };
}

/** Appends a signature, or a placeholder for it, to a URL. */
export function withSig(url: string, sig: string): string {
  return `${url}${url.includes("?") ? "&" : "?"}sig=${sig}`;
}

function composeUrl(baseUrl: string, path: string, sid: string, query: Readonly<Record<string, string>>): string {
  let url = baseUrl + path.replace(/\{\w+\}/, sid);
  let before = "?";
  for (const [name, value] of Object.entries(query)) {
    url += `${before}${name}=${encodeURIComponent(value)}`;
    before = "&";
  }
  return url;
}

function encodeBody(
  { id, request }: AnyOperation,
  body: unknown,
  format: Format,
): string | undefined | Promise<string> {
  if (request === undefined) return undefined;
  if (format === "json") return JSON.stringify(body);
  return withXml(({ encodeXml }) => {
    try {
      return encodeXml(request, body);
    } catch (error) {
      throw error instanceof CloopenEncodeError ? new CloopenEncodeError(error.message, error.path, id) : error;
    }
  });
}
