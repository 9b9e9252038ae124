import type { RequestRecord } from "../../api/records.js";

/** Which requests are shown. */
export type Outcome = "all" | "failed" | "ok";

/** Whether a request was rejected, or met a fault. */
export function isRejected({ statusCode, fault, status = 0 }: RequestRecord): boolean {
  return fault !== undefined || status !== 200 || (statusCode !== undefined && statusCode !== "000000");
}

/** Whether a request is one of those, and has what is looked for. Letter case does not matter. */
export function matchesRequest(request: RequestRecord, outcome: Outcome, wanted: string): boolean {
  if (outcome !== "all" && isRejected(request) !== (outcome === "failed")) return false;
  const text = wanted.trim().toLowerCase();
  if (text === "") return true;
  const { operation, statusCode, pathname, body, why, method } = request;
  return [operation, statusCode, `${method} ${pathname}`, body, why].some((one) => one?.toLowerCase().includes(text));
}
