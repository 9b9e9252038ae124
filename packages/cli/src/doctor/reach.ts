import type { Agent } from "node:http";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { type PeerCertificate, rootCertificates, TLSSocket } from "node:tls";

/** Result of the first connection to a host. */
export interface Contact {
  readonly status: number;
  /** `Date` of its response, in milliseconds since 1970. */
  readonly date: number | undefined;
  readonly certificate: CertificateFacts | undefined;
}

/** Reported facts of a certificate. */
export interface CertificateFacts {
  readonly issuer: string;
  readonly subject: string;
  /** Milliseconds since 1970. */
  readonly validTo: number;
  /** Why it is not trusted; `undefined` when it is. */
  readonly problem: string | undefined;
}

/** Options of {@link contact}. */
export interface ContactOptions {
  readonly agent: Agent | undefined;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  /** Trusts the certificates that come with Node alone, none of this machine's own. */
  readonly builtInRootsOnly?: boolean;
}

/**
 * Asks a host for its root page, to see its clock and its certificate. Nothing secret is sent, so the certificate may be
 * looked at although it is not trusted.
 *
 * @throws {Error} of the system, with `code`
 */
export function contact(
  url: URL,
  { agent, signal, timeoutMs, builtInRootsOnly = false }: ContactOptions,
): Promise<Contact> {
  return new Promise((resolve, reject) => {
    const isTls = url.protocol === "https:";
    const ca = builtInRootsOnly ? { ca: [...rootCertificates] } : {};
    const common = { method: "GET", agent, signal, timeout: timeoutMs, headers: { connection: "close" } };
    const request = isTls
      ? httpsRequest(new URL("/", url), { ...common, ...ca, rejectUnauthorized: false })
      : httpRequest(new URL("/", url), common);
    request.once("response", (response) => {
      const { socket } = response;
      const certificate = socket instanceof TLSSocket ? factsOf(socket) : undefined;
      const date = Date.parse(response.headers.date ?? "");
      response.destroy();
      resolve({ status: response.statusCode ?? 0, date: Number.isNaN(date) ? undefined : date, certificate });
    });
    request.once("timeout", () => request.destroy(Object.assign(new Error("timeout"), { code: "ETIMEDOUT" })));
    request.once("error", reject);
    request.end();
  });
}

function factsOf(socket: TLSSocket): CertificateFacts {
  const certificate: Partial<PeerCertificate> = socket.getPeerCertificate();
  const error: unknown = socket.authorizationError;
  const problem = socket.authorized ? undefined : error instanceof Error ? error.message : String(error);
  return {
    issuer: nameOf(certificate.issuer),
    subject: nameOf(certificate.subject),
    validTo: Date.parse(certificate.valid_to ?? ""),
    problem,
  };
}

function nameOf(name: PeerCertificate["issuer"] | undefined): string {
  const { O: organisation, CN: common } = name ?? {};
  return [organisation, common].flat().filter(Boolean).join(", ") || "?";
}
