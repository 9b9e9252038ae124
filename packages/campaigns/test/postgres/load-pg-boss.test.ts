import { describe, expect, it } from "vitest";
import { loadPgBoss } from "../../src/postgres/load-pg-boss.js";

describe("postgresStore", () => {
  it("says what to install where pg-boss is missing", async () => {
    const load = () => import(String("pg-boss-that-is-not-there"));
    const error = {
      name: "CampaignError",
      code: "store-failed",
      message: expect.stringContaining("npm install pg-boss@10 pg"),
    };
    await expect(loadPgBoss(load)).rejects.toMatchObject(error);
  });

  it.each([
    ["without a default export", { PgBoss: class {} }],
    ["that is no module", undefined],
  ])("rejects a pg-boss %s, as other versions are", async (_, module) => {
    const message = expect.stringContaining("another version");
    await expect(loadPgBoss(async () => module)).rejects.toMatchObject({ code: "store-failed", message });
  });

  it("takes the pg-boss that is installed", async () => {
    expect(new (await loadPgBoss())("postgresql://localhost")).toHaveProperty("createQueue");
  });
});
