import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import type { WebhookGuardOptions } from "./guard-options.js";

/**
 * Where a request came from. `X-Forwarded-For` grows to the right, each proxy adding whom it saw: of a chain through `trustedProxies` proxies, only that many
 * entries from the right were written by somebody we trust.
 *
 * @throws {CloopenConfigError} when nobody told.
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
