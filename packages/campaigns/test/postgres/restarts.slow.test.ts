import { findPostgres, requireProgram } from "@cloopen-rest/test-kit";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { numbers } from "../support/fixture.js";
import { type PostgresFixture, startPostgresFixture } from "../support/postgres-fixture.js";

const MESSAGE = { templateId: "1", datas: ["6532", "5"] };

const programs = await findPostgres();
if (requireProgram(programs, "PostgreSQL", "postgresql")) {
  describe("PostgreSQL restarted in the middle", () => {
    let fixture: PostgresFixture;
    let first = 13_000_000_000;
    beforeAll(async () => {
      fixture = await startPostgresFixture(programs, { fsync: true });
      fixture.sandbox.fail({ kind: "latency", ms: 10, times: "always" });
    });
    // The platform rejects a second request with the same `reqId`; no code path may rely on that.
    afterEach(() => expect(fixture.repeated()).toBe(0));
    afterAll(() => fixture.close());
    const take = (count: number) => {
      const recipients = numbers(count, first);
      first += count;
      return recipients;
    };

    it.each(["SIGINT", "SIGQUIT"] as const)(
      "by %s: runs wait for it, send each number once, and lose none",
      async (signal) => {
        const recipients = take(240);
        const [one, other] = [await fixture.open(), await fixture.open()];
        const campaign = await one.create({ ...MESSAGE, name: signal, recipients });
        const twin = await other.get(signal);
        let restarting: Promise<void> | undefined;
        const onProgress = ({ accepted }: { readonly accepted: number }): void => {
          if (accepted >= 40) restarting ??= fixture.database.restart(signal);
        };
        const runs = await Promise.all([campaign.run({ batchSize: 2, onProgress }), twin?.run({ batchSize: 2 })]);
        await restarting;
        expect(restarting).toBeDefined();
        expect(runs.map((run) => run?.end)).toEqual(["done", "done"]);
        expect(new Set(recipients.map((number) => fixture.sent().get(number) ?? 0))).toEqual(new Set([1]));
        expect(await campaign.progress()).toMatchObject({ accepted: 240, unknown: 0, pending: 0, sending: 0 });
      },
    );

    it.each(["SIGINT", "SIGQUIT"] as const)(
      "by %s: an import waits for it, and stores each line once",
      async (signal) => {
        const recipients = take(12_000);
        const campaigns = await fixture.open();
        let restarting: Promise<void> | undefined;
        const onProgress = (stored: number): void => {
          if (stored >= 4_000) restarting ??= fixture.database.restart(signal);
        };
        const campaign = await campaigns.create({ ...MESSAGE, name: `import ${signal}`, recipients }, { onProgress });
        await restarting;
        expect(restarting).toBeDefined();
        expect(await campaign.progress()).toMatchObject({ total: 12_000, pending: 12_000, duplicate: 0 });
      },
    );

    it("ends a run with the cause when it is away for longer, and the next run sends the rest", async () => {
      const recipients = take(200);
      const campaigns = await fixture.open({}, { reconnectMs: 0 });
      const campaign = await campaigns.create({ ...MESSAGE, name: "away", recipients });
      let restarting: Promise<void> | undefined;
      const onProgress = (): void => {
        restarting ??= fixture.database.restart("SIGQUIT");
      };
      const run = campaign.run({ batchSize: 2, onProgress });
      await expect(run).rejects.toMatchObject({ name: "CampaignError", code: "store-failed" });
      await restarting;
      const patient = await fixture.open({ effects: { now: () => Date.now() + 3_600_000 } });
      const { end, progress } = (await (await patient.get("away"))?.run()) ?? {};
      expect(end).toBe("done");
      const { accepted = 0, unknown = 0 } = progress ?? {};
      expect(accepted + unknown).toBe(200);
      // At most the requests that were under way.
      expect(unknown).toBeLessThanOrEqual(8);
      expect(Math.max(...recipients.map((number) => fixture.sent().get(number) ?? 0))).toBe(1);
    });

    it("rejects tables of another version, and those of another program", async () => {
      await fixture.pool.query("CREATE SCHEMA newer; CREATE TABLE newer.version AS SELECT 99 AS version");
      await expect(fixture.open({}, { schema: "newer" })).rejects.toMatchObject({ code: "store-version" });
      await fixture.pool.query("CREATE SCHEMA foreign_one; CREATE TABLE foreign_one.campaign ()");
      await expect(fixture.open({}, { schema: "foreign_one" })).rejects.toMatchObject({ code: "store-damaged" });
      await expect(fixture.open({}, { schema: "a; DROP" })).rejects.toThrow(TypeError);
    });

    it("opens once when 8 workers begin at the same time on an empty database", async () => {
      const options = { schema: "empty_one" };
      const all = await Promise.all(Array.from({ length: 8 }, () => fixture.open({}, options)));
      for (const campaigns of all) expect(await campaigns.list()).toEqual([]);
    });
  });
} else {
  describe.skip("PostgreSQL restarted in the middle");
}
