import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { checkNames } from "../options/check-names.js";
import { GUARD_OPTIONS, type GuardedHandler, RejectedRequest, type WebhookGuardOptions } from "./guard-options.js";
import { type RequestBody, readBody } from "./read-body.js";
import { createPathLocator } from "./request-path.js";
import { createSourceList, senderAddress } from "./source-address.js";

const DEFAULT_MAX_BODY_BYTES = 65_536;

/** A request that passed the guard. */
export interface VerifiedRequest {
  readonly request: Request;
  /**
   * Path segments after the secret or the base path; without either, the whole path. Not decoded.
   */
  readonly segments: readonly string[];
  /** Reads the body, within the limit. */
  readonly body: () => Promise<RequestBody>;
}

/**
 * Verifies requests and rejects those that the options do not allow. The path is checked first: a
 * sender without the secret learns nothing else.
 *
 * @param methods allowed HTTP methods
 * @param answer responds to a verified request; may throw {@link RejectedRequest}; any other error
 *   is one of the application
 * @throws {CloopenConfigError} when the options cannot guard anything
 */
export function createWebhookGuard(
  options: WebhookGuardOptions,
  methods: readonly string[],
  answer: (verified: VerifiedRequest) => Promise<Response>,
): GuardedHandler {
  checkNames(options, GUARD_OPTIONS, "the options of a webhook guard");
  const { maxBodyBytes = DEFAULT_MAX_BODY_BYTES, trustedProxies = 0 } = options;
  const { locate, matchesAnyPath, reason } = createPathLocator(options);
  if (!Number.isSafeInteger(trustedProxies) || trustedProxies < 0)
    throw new CloopenConfigError("trustedProxies must be a whole number, 0 or more");
  if (!Number.isSafeInteger(maxBodyBytes) || maxBodyBytes < 1)
    throw new CloopenConfigError("maxBodyBytes must be a whole number, 1 or more");
  const isAllowed = options.allowedSources && createSourceList(options.allowedSources);

  function verify(request: Request, remoteAddress: unknown): VerifiedRequest {
    const segments = locate(request);
    if (segments === undefined) throw new RejectedRequest(404, reason);
    if (isAllowed !== undefined) {
      // Servers pass second arguments of any type.
      const address = senderAddress(request, typeof remoteAddress === "string" ? remoteAddress : undefined, options);
      if (!isAllowed(address)) throw new RejectedRequest(403, `${address} is not among allowedSources`);
    }
    if (!methods.includes(request.method))
      throw new RejectedRequest(405, `${request.method} is not served`, methods.join(", "));
    return { request, segments, body: () => readBody(request, maxBodyBytes) };
  }

  async function handle(request: Request, remoteAddress?: string): Promise<Response> {
    try {
      return await answer(verify(request, remoteAddress));
    } catch (error) {
      if (error instanceof RejectedRequest) return reject(error, request, options);
      reportError(options, error, request);
      return new Response(null, { status: 500 });
    }
  }
  return Object.assign(handle, { matches: (request: Request) => locate(request) !== undefined, matchesAnyPath });
}

/**
 * Reports an error of the application to `onError`. A listener that fails does not affect the
 * response.
 */
export function reportError(options: Pick<WebhookGuardOptions, "onError">, error: unknown, request: Request): void {
  try {
    if (options.onError !== undefined) options.onError(error, request);
    // A 500 without a trace could not be diagnosed. The request is not logged: its URL holds the
    // secret.
    else console.error(error);
  } catch {}
}

function reject({ status, reason, allow }: RejectedRequest, request: Request, options: WebhookGuardOptions): Response {
  try {
    if (options.onRejected !== undefined) options.onRejected({ status, reason }, request);
    else if (status === 400 || status === 413)
      console.warn(`cloopen-rest: a webhook was rejected with ${status}: ${reason}`);
  } catch {
    // A listener that fails does not affect the response.
  }
  return new Response(null, { status, headers: allow === undefined ? {} : { allow } });
}
