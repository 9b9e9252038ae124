import type { JSX } from "preact";
import type { RequestRecord } from "../../api/records.js";
import { t } from "../../i18n/texts.js";
import { Badge } from "../../ui/text.js";
import { isRejected } from "./request-filter.js";

/** The code of a request, or what came in its place. */
export function OutcomeBadge({ request }: { readonly request: RequestRecord }): JSX.Element {
  const { statusCode, fault, status } = request;
  return (
    <Badge tone={isRejected(request) ? "bad" : "ok"}>
      {fault ?? statusCode ?? (status === undefined ? t("requests.cut") : `HTTP ${status}`)}
    </Badge>
  );
}

/** Time that a request took, for people. */
export function durationOf({ durationMs }: RequestRecord): string {
  return durationMs < 10 ? `${durationMs.toFixed(1)} ms` : `${Math.round(durationMs)} ms`;
}

/** Formats of a request and its response, such as `JSON → XML`. */
export function formatOf({ headers, contentType, method }: RequestRecord): string {
  const sent = method === "GET" ? undefined : nameOf(headers["content-type"]);
  const got = nameOf(contentType);
  return sent === undefined || sent === got ? (got ?? "") : `${sent} → ${got ?? "–"}`;
}

function nameOf(type: string | undefined): string | undefined {
  if (type === undefined) return undefined;
  return /json/i.test(type) ? "JSON" : /xml/i.test(type) ? "XML" : (type.split(";")[0] ?? type);
}

/** A path without what all of them begin with. */
export function shortPath({ pathname }: RequestRecord): string {
  return pathname.replace(/^\/2013-12-26\/(?:Sub)?Accounts\/[^/]+(?=\/)/, "…");
}
