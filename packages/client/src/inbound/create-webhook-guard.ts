import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { checkNames } from "../options/check-names.js";
import type { PlatformHandler, WebhookGuardOptions } from "./guard-options.js";
import { readBody } from "./read-body.js";
import { RejectedRequest } from "./rejected-request.js";
import { checkSecret, findSecret } from "./secret-path.js";
import { senderAddress } from "./sender-address.js";
import { createSourceList } from "./source-list.js";

const DEFAULT_MAX_BODY_BYTES = 65_536;

const RECEIVER_OPTIONS: Record<keyof WebhookGuardOptions, true> = {
  secret: true,
  allowedSources: true,
  trustedProxies: true,
  remoteAddress: true,
  maxBodyBytes: true,
  onError: true,
  onRejected: true,
};

/** A request that was let in. */
export interface VerifiedRequest {
  readonly request: Request;
  /** Segments of the path behind the secret; the whole path where there is none. Not decoded. */
  readonly segments: readonly string[];
  /** Reads the body, within the limit. */
  readonly body: () => Promise<string>;
}

/**
 * Lets in what may come in, and answers what may not. The secret is looked for first: who does not know it learns nothing else.
 *
 * @param methods that are served
 * @param answer may throw {@link RejectedRequest}; anything else that it throws is an error of the application
 * @throws {CloopenConfigError} when the options cannot guard anything.
 */
export function createWebhookGuard(
  options: WebhookGuardOptions,
  methods: readonly string[],
  answer: (admitted: VerifiedRequest) => Promise<Response>,
): PlatformHandler {
  checkNames(options, RECEIVER_OPTIONS, "the options of a receiver");
  const { secret, maxBodyBytes = DEFAULT_MAX_BODY_BYTES, trustedProxies = 0 } = options;
  checkSecret(secret);
  if (!Number.isSafeInteger(trustedProxies) || trustedProxies < 0)
    throw new CloopenConfigError("trustedProxies must be a whole number, 0 or more");
  if (!Number.isSafeInteger(maxBodyBytes) || maxBodyBytes < 1)
    throw new CloopenConfigError("maxBodyBytes must be a whole number, 1 or more");
  const isAllowed = options.allowedSources && createSourceList(options.allowedSources);

  function admit(request: Request, remoteAddress: unknown): VerifiedRequest {
    const segments = new URL(request.url).pathname.split("/").filter((segment) => segment !== "");
    const at = secret === false ? -1 : findSecret(segments, secret);
    if (secret !== false && at < 0) throw new RejectedRequest(404, "the path does not hold the secret");
    if (isAllowed !== undefined) {
      // Servers pass all kinds of second arguments.
      const address = senderAddress(request, typeof remoteAddress === "string" ? remoteAddress : undefined, options);
      if (!isAllowed(address)) throw new RejectedRequest(403, `${address} is not among allowedSources`);
    }
    if (!methods.includes(request.method))
      throw new RejectedRequest(405, `${request.method} is not served`, methods.join(", "));
    return { request, segments: segments.slice(at + 1), body: () => readBody(request, maxBodyBytes) };
  }

  return async (request, remoteAddress) => {
    try {
      return await answer(admit(request, remoteAddress));
    } catch (error) {
      return refuse(error, request, options);
    }
  };
}

function refuse(error: unknown, request: Request, options: WebhookGuardOptions): Response {
  const refused = error instanceof RejectedRequest ? error : undefined;
  try {
    if (refused !== undefined) options.onRejected?.({ status: refused.status, reason: refused.reason }, request);
    else (options.onError ?? writeToConsole)(error, request);
  } catch {
    // A listener that fails must not take the answer away.
  }
  return new Response(null, {
    status: refused?.status ?? 500,
    headers: refused?.allow === undefined ? {} : { allow: refused.allow },
  });
}

/** A 500 without a trace could not be found. The request is left out: its URL holds the secret. */
function writeToConsole(error: unknown): void {
  console.error(error);
}
