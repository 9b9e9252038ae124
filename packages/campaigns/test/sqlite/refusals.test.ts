import { execFile } from "node:child_process";
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/sqlite/load-sqlite.js";
import { sqliteStore } from "../../src/sqlite/sqlite-store.js";
import type { CampaignStore } from "../../src/store/store.js";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cloopen-campaigns-"));
  path = join(folder, "campaigns.db");
});
afterEach(() => rm(folder, { recursive: true }));

/** Creates the store, and changes it by SQL. */
async function changed(sql: string): Promise<void> {
  const store = sqliteStore(path);
  await store.open();
  await store.close();
  const database = await openDatabase(path);
  database.exec(sql);
  database.close();
}

/** Writes something, so that there is a log. */
function createEmptyCampaign(store: CampaignStore): Promise<boolean> {
  const empty = new Uint8Array();
  const times = { createdAt: 1, importedAt: 1 };
  return store.createCampaign({
    ...{ id: "1", name: "spring", templateId: "1", message: empty, status: "ready", keyCheck: undefined },
    ...times,
  });
}

describe("a store is rejected", () => {
  it("when it is of another version, and stays as it is", async () => {
    await changed("PRAGMA user_version = 9");
    const before = await readFile(path);
    const message = expect.stringContaining("has version 9, not 1");
    await expect(sqliteStore(path).open()).rejects.toMatchObject({ code: "store-version", message });
    expect(Buffer.compare(await readFile(path), before)).toBe(0);
    // The rejection leaves no lock.
    await expect(sqliteStore(path).open()).rejects.toMatchObject({ code: "store-version" });
  });

  it("when it is a database of another program", async () => {
    const database = await openDatabase(path);
    database.exec("CREATE TABLE other (id INTEGER)");
    database.close();
    const message = expect.stringContaining("another program");
    await expect(sqliteStore(path).open()).rejects.toMatchObject({ code: "store-damaged", message });
  });

  it("when it is no database, and stays as it is", async () => {
    await writeFile(path, "phone,name\n".repeat(200));
    await expect(sqliteStore(path).open()).rejects.toMatchObject({ code: "store-damaged" });
    expect(await readFile(path, "utf8")).toBe("phone,name\n".repeat(200));
  });

  it("when its folder is missing", async () => {
    const store = sqliteStore(join(folder, "none", "campaigns.db"));
    await expect(store.open()).rejects.toMatchObject({ code: "store-failed" });
  });

  it("when this process has it open, until it is closed", async () => {
    const [first, second] = [sqliteStore(path), sqliteStore(path)];
    await first.open();
    await expect(second.open()).rejects.toMatchObject({ code: "store-locked" });
    await first.close();
    await second.open();
    await second.close();
  });

  it("when another process has it open", async () => {
    const store = sqliteStore(path);
    await store.open();
    const program = `
      import { sqliteStore } from "@cloopen-rest/campaigns";
      await sqliteStore(process.argv[1]).open().catch((error) => console.log(error.code));
    `;
    const flags = ["--input-type=module", "--no-warnings", "--eval", program, path];
    const { stdout } = await promisify(execFile)(process.execPath, flags, { cwd: import.meta.dirname });
    expect(stdout).toBe("store-locked\n");
    await store.close();
  });
});

it("a store is one file after it is closed", async () => {
  const store = sqliteStore(path);
  await store.open();
  await store.close();
  await store.close();
  await expect(readFile(`${path}-wal`)).rejects.toThrow("ENOENT");
});

it("a store and its log are for their owner alone", async () => {
  const store = sqliteStore(path);
  await store.open();
  await createEmptyCampaign(store);
  const files = await readdir(folder);
  expect(files).toEqual(["campaigns.db", "campaigns.db-wal"]);
  for (const file of files) expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
  await store.close();
});

it("a store keeps the mode that its owner gave it", async () => {
  const store = sqliteStore(path);
  await store.open();
  await store.close();
  await chmod(path, 0o640);
  await store.open();
  await store.close();
  expect((await stat(path)).mode & 0o777).toBe(0o640);
});
