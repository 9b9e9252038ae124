import { CloopenConfigError } from "../errors/cloopen-config-error.js";

/**
 * Refuses an address where others can read along, other machines by plain http.
 *
 * @param what what to call it in the message
 * @throws {CloopenConfigError} saying why
 */
export function checkSecure({ protocol, hostname, host }: URL, what: string): void {
  if (protocol === "https:" || (protocol === "http:" && isLoopback(hostname))) return;
  if (host === "") throw new CloopenConfigError(`${what} must begin with https://`);
  throw new CloopenConfigError(
    `${what} must be https: whoever reads one request can use the account for 24 hours. Plain http is taken for loopback only, and ${host} is not`,
  );
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
