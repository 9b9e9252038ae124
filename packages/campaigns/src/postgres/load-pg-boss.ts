import type PgBoss from "pg-boss";
import { CampaignError } from "../campaign-error.js";

/** The class of pg-boss. */
export type PgBossClass = typeof PgBoss;

/**
 * Loads pg-boss when a store is opened, so that the import of this package works without it.
 *
 * @throws {CampaignError} `store-failed` when it is missing, or not version 10
 */
export async function loadPgBoss(load: () => Promise<unknown> = () => import("pg-boss")): Promise<PgBossClass> {
  const advice = "npm install pg-boss@10 pg";
  const loaded = await load().catch((cause: unknown) => {
    throw new CampaignError("store-failed", `postgresStore needs the package pg-boss 10: ${advice}`, { cause });
  });
  const found: unknown = isModule(loaded) ? loaded.default : undefined;
  if (isPgBoss(found)) return found;
  throw new CampaignError(
    "store-failed",
    `postgresStore needs pg-boss 10, and another version is installed: ${advice}`,
  );
}

function isModule(value: unknown): value is { readonly default: unknown } {
  return typeof value === "object" && value !== null && "default" in value;
}

/** The range of the peer dependency keeps other versions out; those of ESM alone have no class as default export. */
function isPgBoss(value: unknown): value is PgBossClass {
  return typeof value === "function";
}
