import type { Attributes } from "@opentelemetry/api";
import type { AttemptStart } from "../hooks/hooks.js";

/** One request as telemetry may show it. */
export interface RequestDescription {
  /** `{method} {url.template}`, as the conventions name the span of an HTTP client. */
  readonly spanName: string;
  /** For spans and metrics: few values each. */
  readonly common: Attributes;
  /** For spans alone. */
  readonly span: Attributes;
}

const REDACTED = "REDACTED";
const DEFAULT_PORTS: Readonly<Record<string, number>> = { "http:": 80, "https:": 443 };
/** The account that a path names, of either level. */
const ACCOUNT = /\/(Accounts|SubAccounts)\/[^/]+/;
const TEMPLATE_NAMES: Readonly<Record<string, string>> = { Accounts: "{accountSid}", SubAccounts: "{subAccountSid}" };

/**
 * Describes a request by the conventions of OpenTelemetry for HTTP clients.
 *
 * The path holds an account id, and the query a signature, call ids and names: all of them are
 * replaced by `REDACTED` in `url.full`. Names of parameters stay.
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
