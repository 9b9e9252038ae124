import { isRecord } from "./document.js";
import type { Evidence } from "./localized.js";

/** One entry of the catalogue of status codes. */
export interface CatalogueEntry {
  /** Six digits, or a range such as `111001-111099`. */
  readonly code: string;
  /** What it means, in the vendor's words where there are any. */
  readonly zh: string;
  readonly en: string;
  /** The part of the API that it belongs to. */
  readonly area: string;
  /** `current` is this API, `2013-03-22` the one before it, and `client-sdk` never comes over the wire. */
  readonly generation: "current" | "2013-03-22" | "client-sdk";
  readonly evidence: "documented" | Evidence;
  /** `never`: something must change first; `later`: waiting may help; `now`: at once, after an automatic correction. */
  readonly retryable: "never" | "later" | "now";
  /**
   * For codes that may be retried later: a limit rejected the request without effect. `brief` limits last for moments,
   * `lasting` ones for minutes to days.
   */
  readonly limit?: "brief" | "lasting";
  /** Every further request for the same application and template fails as well, for any recipient. */
  readonly fatal?: true;
  readonly cause: { readonly en: string; readonly zh: string };
  readonly fix: { readonly en: string; readonly zh: string };
}

/** The catalogue of status codes. */
export interface ErrorCatalogue {
  /** Codes that operations share, by name. In the bundles they are already resolved to codes. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly codes: readonly CatalogueEntry[];
}

/**
 * Reads the catalogue from what `errors.yaml` or the built `errors.json` holds. The linter holds the details against spec/README.md.
 *
 * @throws {Error} when it has no groups, or an entry without a code
 */
export function readCatalogue(value: unknown): ErrorCatalogue {
  if (!isCatalogue(value)) throw new Error("the catalogue of status codes has no `groups` and `codes`");
  return value;
}

function isCatalogue(value: unknown): value is ErrorCatalogue {
  if (!isRecord(value) || !isRecord(value["groups"]) || !Array.isArray(value["codes"])) return false;
  return value["codes"].every((entry: unknown) => isRecord(entry) && typeof entry["code"] === "string");
}
