import { isLoopback } from "../webhooks/is-loopback.js";

/**
 * Keeps pages of other sites out of the sandbox's own pages. A browser on this machine reaches loopback, too: by a form or `fetch` of any site (seen by `Origin` and
 * `Sec-Fetch-Site`), or by a name that is made to point here (seen by `Host`). No CORS header is ever sent there.
 *
 * A link may lead here from anywhere: what it opens takes the whole tab, and the page that has the link sees nothing of it. A form that changes something sends `Origin`.
 *
 * @param listeningOn the host that was asked for
 * @returns what is wrong, or `undefined`
 */
export function refuseBrowsers(headers: Headers, listeningOn: string): string | undefined {
  const host = headers.get("Host") ?? "";
  if (!isOwnHost(host, listeningOn)) return "Host: not a name of this machine; use 127.0.0.1 or localhost";
  const origin = headers.get("Origin");
  if (origin !== null && !isSameHost(origin, host)) return "Origin: pages of other sites have no business here";
  const site = headers.get("Sec-Fetch-Site");
  if ((site === "cross-site" || site === "same-site") && !isFollowedLink(headers))
    return "Sec-Fetch-Site: pages of other sites have no business here";
  return undefined;
}

function isFollowedLink(headers: Headers): boolean {
  return headers.get("Sec-Fetch-Mode") === "navigate" && headers.get("Sec-Fetch-Dest") === "document";
}

/**
 * Loopback, the host that is listened on, an address, or a name without a dot: of those, none can be made to point here by a stranger.
 */
function isOwnHost(host: string, listeningOn: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  const isAddress = /^\[.*\]$|^\d+(?:\.\d+){3}$/.test(hostname);
  return isLoopback(hostname) || hostname === listeningOn.toLowerCase() || isAddress || /^[a-z0-9-]+$/.test(hostname);
}

function isSameHost(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === new URL(`http://${host}`).host;
}
