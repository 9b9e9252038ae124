import { isRecord } from "./is-record.js";
import type { Contract } from "./read-contract.js";

const METHODS = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/** What the pages need to know of an operation or of a webhook. */
export interface OperationFacts {
  readonly id: string;
  readonly summary: string;
  /** Where Redoc shows it: the fragment of the page without its `#`. */
  readonly route: string;
  /** The status codes that it may answer, spelled as in the catalogue. */
  readonly codes: readonly string[];
  /** The object in the contract itself. */
  readonly source: Record<string, unknown>;
}

/** Every operation and webhook of the contract, in its order. */
export function listOperations(contract: Contract): OperationFacts[] {
  const items = [...Object.values(contract.paths), ...Object.values(contract.webhooks)].filter(isRecord);
  return items.flatMap((item) =>
    Object.entries(item).flatMap(([method, source]) =>
      METHODS.has(method) && isRecord(source) ? [readFacts(source)] : [],
    ),
  );
}

function readFacts(source: Record<string, unknown>): OperationFacts {
  const { operationId, summary, tags, "x-error-codes": codes } = source;
  const tag: unknown = Array.isArray(tags) ? tags[0] : undefined;
  if (typeof operationId !== "string" || typeof tag !== "string") {
    throw new Error(
      `An operation without operationId or tag has no address in the reference: ${JSON.stringify(summary)}`,
    );
  }
  return {
    id: operationId,
    summary: typeof summary === "string" ? summary : operationId,
    route: `/${tag}/${operationId}`.toLowerCase(),
    codes: Array.isArray(codes) ? codes.map(String) : [],
    source,
  };
}
