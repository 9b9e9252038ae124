import { CloopenConfigError } from "../../errors/cloopen-config-error.js";

/**
 * Rejects plain http to other machines, where others could read the signature.
 *
 * @param what the name of the address in the message
 * @throws {CloopenConfigError} for anything but https, or http to loopback
 */
export function checkSecure({ protocol, hostname }: URL, what: string): void {
  if (protocol === "https:" || (protocol === "http:" && isLoopback(hostname))) return;
  throw new CloopenConfigError(
    `${what} must begin with https://, since anyone who reads one request can use the account for 24 hours; plain http is accepted for loopback only`,
  );
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
