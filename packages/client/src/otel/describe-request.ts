import type { Attributes } from "@opentelemetry/api";
import type { AttemptStart } from "../hooks/hooks.js";

/** Description of a request for telemetry. */
export interface RequestDescription {
  /** `{method} {url.template}`, as the conventions name the span of an HTTP client. */
  readonly spanName: string;
  /** Attributes for spans and metrics, with few distinct values. */
  readonly common: Attributes;
  /** Attributes for spans only. */
  readonly span: Attributes;
}

const REDACTED = "REDACTED";
const DEFAULT_PORTS: Readonly<Record<string, number>> = { "http:": 80, "https:": 443 };
/** The account segment of a path, of either level. */
const ACCOUNT = /\/(Accounts|SubAccounts)\/[^/]+/;
const TEMPLATE_NAMES: Readonly<Record<string, string>> = { Accounts: "{accountSid}", SubAccounts: "{subAccountSid}" };

/**
 * Describes a request by OpenTelemetry's conventions for HTTP clients.
 *
 * In `url.full`, the account id in the path and all query values are replaced by `REDACTED`.
 * Parameter names are kept.
 */
export function describeRequest({ method, url, attempt, operation }: AttemptStart): RequestDescription {
  const { protocol, hostname, port, origin, pathname, searchParams } = new URL(url);
  const template = pathname.replace(ACCOUNT, (_, kind: string) => `/${kind}/${TEMPLATE_NAMES[kind]}`);
  const query = [...searchParams.keys()].map((name) => `${name}=${REDACTED}`).join("&");
  const full = `${origin}${pathname.replace(ACCOUNT, `/$1/${REDACTED}`)}`;
  return {
    spanName: `${method} ${template}`,
    common: {
      "http.request.method": method,
      "server.address": hostname.replace(/^\[|\]$/g, ""),
      "server.port": port === "" ? (DEFAULT_PORTS[protocol] ?? 0) : Number(port),
      "url.template": template,
      "cloopen.operation": operation,
    },
    span: {
      "url.full": query === "" ? full : `${full}?${query}`,
      ...(attempt > 1 && { "http.request.resend_count": attempt - 1 }),
    },
  };
}
