import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sqliteStore } from "../../src/sqlite/sqlite-store.js";
import { describeStore } from "./store-suite.js";

describeStore("sqliteStore", async () => {
  const folder = await mkdtemp(join(tmpdir(), "cloopen-campaigns-"));
  const path = join(folder, "campaigns.db");
  let store = sqliteStore(path);
  return {
    store,
    async reopen() {
      await store.close();
      store = sqliteStore(path);
      await store.open();
      return store;
    },
    async remove() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
});
