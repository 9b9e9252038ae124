import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { checkCredentials } from "../protocol/signing/check-credentials.js";
import { checkSecure } from "../protocol/signing/check-secure.js";
import { type Credentials, sign } from "../protocol/signing/sign.js";
import { formatTimestamp } from "../protocol/signing/timestamp.js";

/** Options of {@link signing}. */
export interface SigningOptions extends Credentials {
  /** Clock, in milliseconds since 1970. */
  readonly now?: () => number;
}

/** A middleware for openapi-fetch. */
export interface SigningMiddleware {
  onRequest(options: { readonly request: Request }): Promise<Request>;
}

/**
 * Signs every request of an openapi-fetch client, for the level that the path names. `sig` in the
 * URL and the `Authorization` header come from one timestamp.
 *
 * Register it last, so that it signs the request as sent. The body is sent as bytes of known
 * length, since the platform requires `Content-Length`.
 *
 * @example
 * ```ts
 * import type { paths } from "@cloopen-rest/client";
 * import { signing } from "@cloopen-rest/client/signing";
 * import createFetchClient from "openapi-fetch";
 *
 * const api = createFetchClient<paths>({ baseUrl: "https://app.cloopen.com:8883/2013-12-26" });
 * api.use(signing({ sid: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", token: "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" }));
 * ```
 *
 * @throws {CloopenConfigError} when the id or the token is missing or malformed
 * @throws {CloopenConfigError} from a call whose path names another id than `sid`, or over plain
 *   http beyond loopback; nothing is sent
 */
export function signing({ sid, token, now = Date.now }: SigningOptions): SigningMiddleware {
  const credentials = checkCredentials(sid, token, { sid: "sid", token: "token" });
  return {
    async onRequest({ request }) {
      const url = new URL(request.url);
      checkSecure(url, "the address");
      if (!url.pathname.includes(`/Accounts/${sid}/`) && !url.pathname.includes(`/SubAccounts/${sid}/`)) {
        throw new CloopenConfigError(
          "the id in the path is not the id that signs; give accountSid or subAccountSid as issued",
        );
      }
      const { sig, authorization } = sign(credentials, formatTimestamp(now()));
      url.searchParams.set("sig", sig);
      const headers = new Headers(request.headers);
      headers.set("Authorization", authorization);
      const { method, signal } = request;
      const body = method === "GET" || method === "HEAD" ? null : await request.arrayBuffer();
      return new Request(url, { method, headers, body, signal, redirect: "manual" });
    },
  };
}
