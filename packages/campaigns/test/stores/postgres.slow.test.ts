import { findPostgres, requireProgram, startPostgres } from "@cloopen-rest/test-kit";
import pg from "pg";
import { afterAll, describe } from "vitest";
import { postgresStore } from "../../src/postgres/postgres-store.js";
import { describeStore } from "./store-suite.js";

const programs = await findPostgres();
if (requireProgram(programs, "PostgreSQL", "postgresql")) {
  const database = await startPostgres(programs);
  const pool = new pg.Pool({ connectionString: database.url, max: 20 });
  afterAll(async () => {
    await pool.end();
    await database.stop();
  });

  let schemas = 0;
  describeStore("postgresStore", async () => {
    const schema = `suite_${schemas++}`;
    let store = postgresStore({ pool, schema });
    return {
      store,
      async reopen() {
        await store.close();
        store = postgresStore({ pool, schema });
        await store.open();
        return store;
      },
      async remove() {
        await store.close();
        await pool.query(`DROP SCHEMA ${schema} CASCADE; DROP SCHEMA ${schema}_queue CASCADE`);
      },
    };
  });
} else {
  describe.skip("postgresStore");
}
