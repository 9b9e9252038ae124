import { CampaignError } from "../campaign-error.js";
import { integer, text } from "../store/columns.js";
import { SCHEMA_VERSION, schemaOf } from "./schema.js";
import type { Transact } from "./transactions.js";

/** Number of the advisory lock under which tables are created; any number that others do not use will do. */
const CREATE_LOCK = 2_013_122_601;

/**
 * Creates the tables of the journal, or checks the version of what is there.
 *
 * @returns the statement that opens a transaction of this database, whose commit reaches the disk
 * @throws {CampaignError} `store-version`, `store-damaged`
 */
export async function openSchema(transact: Transact, schema: string, begin: string): Promise<string> {
  return await transact(async ({ query }) => {
    await query(`SELECT pg_advisory_xact_lock(${CREATE_LOCK})`);
    const [tables] = await query("SELECT to_regclass($1)::text AS version, to_regclass($2)::text AS campaign", [
      `${schema}.version`,
      `${schema}.campaign`,
    ]);
    if (tables?.["version"] === null) {
      if (tables["campaign"] !== null)
        throw new CampaignError("store-damaged", `The schema ${schema} is of another program; use another one.`);
      await query(schemaOf(schema));
    }
    const [row] = await query(`SELECT version FROM ${schema}.version`);
    const version = row && integer(row, "version");
    if (version !== SCHEMA_VERSION) {
      const advice = "Use the version of @cloopen-rest/campaigns that wrote it, or another schema.";
      throw new CampaignError(
        "store-version",
        `The schema ${schema} has version ${version}, not ${SCHEMA_VERSION}. ${advice}`,
      );
    }
    const [setting] = await query("SHOW synchronous_commit");
    const synced = setting !== undefined && text(setting, "synchronous_commit") !== "off";
    return synced ? begin : `${begin}; SET LOCAL synchronous_commit = on`;
  });
}
