import { integer, optional } from "../store/columns.js";
import type { StoredCampaign } from "../store/records.js";
import { readCampaign } from "../store/rows.js";
import type { CampaignStatus } from "../store/states.js";
import type { CampaignStore } from "../store/store.js";
import type { RequestsSetup } from "./requests.js";
import { CAMPAIGN_COLUMNS } from "./rows.js";

/** Rows deleted in one transaction, so that no transaction is long. */
const DELETED_AT_ONCE = 20_000;

/** The methods of the store that concern whole campaigns. */
export interface Campaigns {
  readonly create: CampaignStore["createCampaign"];
  readonly setStatus: CampaignStore["setStatus"];
  readonly find: CampaignStore["findCampaign"];
  readonly list: CampaignStore["listCampaigns"];
  readonly remove: CampaignStore["deleteCampaign"];
  readonly discardImports: CampaignStore["discardImports"];
  readonly latestIntent: CampaignStore["latestIntent"];
  readonly distrustClock: CampaignStore["distrustClock"];
  readonly reserveTurn: CampaignStore["reserveTurn"];
  /** Goes on with deletions that a crash ended. */
  removeMarked(): Promise<void>;
}

export function createCampaigns({ schema, transact, queue }: RequestsSetup): Campaigns {
  /** Deletes a campaign that is marked, in parts; a crash in between leaves the mark. */
  async function removeRows(key: number): Promise<void> {
    for (const table of ["recipient", "request"]) {
      const remove = `DELETE FROM ${schema}.${table} WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM ${schema}.${table} WHERE campaign = $1 LIMIT ${DELETED_AT_ONCE})) RETURNING 1 AS one`;
      while ((await transact(({ query }) => query(remove, [key]))).length > 0);
    }
    await queue.drop(key);
    await transact(async ({ query }) => {
      for (const table of ["tally", "turn", "plan"])
        await query(`DELETE FROM ${schema}.${table} WHERE campaign = $1`, [key]);
      await query(`DELETE FROM ${schema}.campaign WHERE id = $1`, [key]);
    });
  }
  async function removeImports(condition: string, values: readonly unknown[]): Promise<number> {
    const select = `SELECT id::float8 AS id FROM ${schema}.campaign WHERE status = 'importing' AND ${condition}`;
    const rows = await transact(({ query }) => query(select, values));
    for (const row of rows) await removeRows(integer(row, "id"));
    return rows.length;
  }

  return {
    async create({ id, name, templateId, message, status, createdAt, importedAt, keyCheck }) {
      const insert = `INSERT INTO ${schema}.campaign
        (public_id, name, template_id, message, status, created_at, imported_at, key_check)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (name) DO NOTHING RETURNING id`;
      const check = keyCheck && Buffer.from(keyCheck);
      const values = [id, name, templateId, Buffer.from(message), status, createdAt, importedAt, check ?? null];
      return await transact(async ({ query, retried }) => {
        const [row] = await query(insert, values);
        if (row !== undefined) {
          await query(`INSERT INTO ${schema}.plan (campaign) VALUES ($1)`, [row["id"]]);
          return true;
        }
        // An earlier try was committed, although its answer was lost.
        const same = `SELECT FROM ${schema}.campaign WHERE public_id = $1 AND name = $2`;
        return retried && (await query(same, [id, name])).length > 0;
      });
    },
    async setStatus(id, from, to) {
      return await transact(async ({ query, retried }) => {
        const update = `UPDATE ${schema}.campaign SET status = $2
          WHERE public_id = $1 AND status = ANY ($3::text[]) RETURNING 1 AS one`;
        const states: readonly CampaignStatus[] = retried ? [...from, to] : from;
        return (await query(update, [id, to, [...states]])).length > 0;
      });
    },
    async find(by) {
      const [column, value] = "id" in by ? ["public_id", by.id] : ["name", by.name];
      const select = `SELECT ${CAMPAIGN_COLUMNS} FROM ${schema}.campaign WHERE ${column} = $1`;
      const [row] = await transact(({ query }) => query(select, [value]));
      return row && readCampaign(row);
    },
    async list(): Promise<readonly StoredCampaign[]> {
      const select = `SELECT ${CAMPAIGN_COLUMNS} FROM ${schema}.campaign ORDER BY id`;
      return (await transact(({ query }) => query(select))).map(readCampaign);
    },
    async remove(id) {
      // What is marked so is deleted when a store is opened, or a campaign created.
      const mark = `UPDATE ${schema}.campaign SET status = 'importing', imported_at = 0, name = public_id
        WHERE public_id = $1 RETURNING id::float8 AS id`;
      const [row] = await transact(({ query }) => query(mark, [id]));
      if (row === undefined) return false;
      await removeRows(integer(row, "id"));
      return true;
    },
    discardImports: (before) => removeImports("imported_at < $1", [before]),
    async removeMarked() {
      await removeImports("imported_at = 0", []);
    },
    async latestIntent(id) {
      const select = `SELECT max(begun_at)::float8 AS latest FROM ${schema}.request
        WHERE campaign = (SELECT id FROM ${schema}.campaign WHERE public_id = $1)`;
      const [row] = await transact(({ query }) => query(select, [id]));
      return optional(integer, row, "latest");
    },
    async distrustClock(id) {
      const update = `UPDATE ${schema}.campaign SET clock_distrusted = true WHERE public_id = $1`;
      await transact(({ query }) => query(update, [id]));
    },
    async reserveTurn(id, gapMs, now) {
      // One row per campaign: its lock queues the workers of all machines.
      const reserve = `INSERT INTO ${schema}.turn AS old (campaign, next)
        SELECT id, $2::float8 + $3::float8 FROM ${schema}.campaign WHERE public_id = $1
        ON CONFLICT (campaign) DO UPDATE SET next = $3::float8 +
          CASE WHEN old.next BETWEEN $2::float8 AND $2::float8 + 60000 + 1000 * $3::float8 THEN old.next ELSE $2::float8 END
        RETURNING next - $3::float8 - $2::float8 AS wait`;
      const [row] = await transact(({ query }) => query(reserve, [id, now, gapMs]));
      return row === undefined ? 0 : integer(row, "wait");
    },
  };
}
