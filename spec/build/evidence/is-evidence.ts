import type { Evidence } from "../../model/localized.js";

/** Whether a value is one of the words of `x-evidence`. */
export function isEvidence(value: unknown): value is Evidence {
  return value === "client-code" || value === "observed" || value === "inferred";
}
