import { findPostgres, requireProgram } from "@cloopen-rest/test-kit";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Campaigns } from "../../src/campaigns.js";
import { numbers } from "../support/fixture.js";
import { type PostgresFixture, startPostgresFixture } from "../support/postgres-fixture.js";

const MESSAGE = { templateId: "1", datas: ["6532", "5"] };
const HOUR = 3_600_000;

const programs = await findPostgres();
if (requireProgram(programs, "PostgreSQL", "postgresql")) {
  describe("workers on PostgreSQL", () => {
    let fixture: PostgresFixture;
    let one: Campaigns;
    let other: Campaigns;
    let first = 13_000_000_000;
    beforeAll(async () => {
      fixture = await startPostgresFixture(programs);
      [one, other] = [await fixture.open(), await fixture.open()];
    });
    // The platform rejects a second request with the same `reqId`; no code path may rely on that.
    afterEach(() => expect(fixture.repeated()).toBe(0));
    afterAll(() => fixture.close());
    /** Creates a campaign to numbers that no other test has. */
    const create = async (name: string, count: number) => {
      const recipients = numbers(count, first);
      first += count;
      const campaign = await one.create({ ...MESSAGE, name, recipients });
      const twin = await other.get(name);
      if (twin === undefined) throw new Error(`The other worker does not see ${name}.`);
      const sent = () => recipients.map((number) => fixture.sent().get(number) ?? 0);
      return { campaign, twin, sent };
    };

    it("share a campaign: each number once, and each run ends when all is done", async () => {
      const { campaign, twin, sent } = await create("shared", 300);
      const runs = await Promise.all([campaign.run({ batchSize: 5 }), twin.run({ batchSize: 5 })]);
      expect(runs.map(({ end }) => end)).toEqual(["done", "done"]);
      for (const { progress } of runs) expect(progress).toMatchObject({ accepted: 300, pending: 0, sending: 0 });
      expect(new Set(sent())).toEqual(new Set([1]));
    });

    it("share one rate", async () => {
      const { campaign, twin, sent } = await create("rate", 20);
      const start = performance.now();
      const options = { batchSize: 1, requestsPerSecond: 20 };
      await Promise.all([campaign.run(options), twin.run(options)]);
      // 20 turns, the first at once: 19 gaps of 50 ms.
      expect(performance.now() - start).toBeGreaterThan(940);
      expect(new Set(sent())).toEqual(new Set([1]));
    });

    it("stop when one of them pauses the campaign, and go on after it is resumed", async () => {
      const { campaign, twin, sent } = await create("paused", 40);
      let pausing: Promise<void> | undefined;
      const onProgress = (): void => {
        pausing ??= twin.pause();
      };
      expect((await campaign.run({ batchSize: 1, requestsPerSecond: 50, onProgress })).end).toBe("paused");
      await pausing;
      const before = sent().filter((count) => count > 0).length;
      expect(before).toBeGreaterThan(0);
      expect(before).toBeLessThan(40);
      await campaign.resume();
      expect((await twin.run()).end).toBe("done");
      expect(new Set(sent())).toEqual(new Set([1]));
    });

    it("take over at once what a dead worker had not begun; what it had begun is unknown after its lease", async () => {
      const { campaign, sent } = await create("dead", 60);
      const worker = fixture.startWorker("dead", { batchSize: 5, concurrency: 2 });
      const stopStalling = fixture.sandbox.fail({ kind: "stall", times: 2 });
      // Two requests hang: the worker has begun them, and dies before it knows more.
      await expect.poll(async () => (await campaign.progress()).sending, { timeout: 30_000, interval: 20 }).toBe(10);
      await worker.stop("SIGKILL");
      stopStalling();
      const later = await fixture.open({ effects: { now: () => Date.now() + HOUR } });
      const run = await (await later.get("dead"))?.run({ batchSize: 5 });
      expect(run).toMatchObject({ end: "done", progress: { unknown: 10, accepted: 50, pending: 0, sending: 0 } });
      expect(Math.max(...sent())).toBe(1);
      expect(sent().filter((count) => count === 1).length).toBeGreaterThanOrEqual(50);
    });

    it("do not end while another worker has a request under way", async () => {
      const { campaign, twin, sent } = await create("late", 2);
      const controller = new AbortController();
      fixture.sandbox.fail({ kind: "latency", ms: 500, times: 1 });
      const slow = campaign.run({ batchSize: 2, signal: controller.signal });
      await expect.poll(async () => (await twin.progress()).sending, { interval: 10 }).toBe(2);
      const { end, progress } = await twin.run();
      expect([end, progress.accepted, progress.sending]).toEqual(["done", 2, 0]);
      expect((await slow).end).toBe("done");
      expect(sent()).toEqual([1, 1]);
    });

    it("keep no job behind, and none of a campaign that is deleted", async () => {
      const { campaign } = await create("tidy", 30);
      await campaign.run({ batchSize: 5 });
      const jobs = "SELECT count(*)::int AS count FROM cloopen_campaigns_queue.job";
      expect((await fixture.pool.query(jobs)).rows).toEqual([{ count: 0 }]);
      const queues = "SELECT count(*)::int AS count FROM cloopen_campaigns_queue.queue";
      const before = (await fixture.pool.query(queues)).rows[0]?.count;
      await campaign.delete();
      expect((await fixture.pool.query(queues)).rows).toEqual([{ count: before - 1 }]);
    });

    it("create a campaign in a time that grows with its size alone: no page reads the recipients before it", async () => {
      await fixture.open({}, { schema: "large" });
      await fixture.pool.query("ALTER TABLE large.recipient SET (autovacuum_enabled = false)");
      const recipients = numbers(20_000);
      await (await fixture.open({}, { schema: "large" })).create({ ...MESSAGE, name: "large", recipients });
      // Each session counts for itself, and tells the server a little later.
      const select = `SELECT n_tup_ins::int AS inserted, (seq_tup_read + idx_tup_fetch)::int AS read
        FROM pg_stat_user_tables WHERE schemaname = 'large' AND relname = 'recipient'`;
      const counted = async () => (await fixture.pool.query<{ inserted: number; read: number }>(select)).rows[0];
      await expect.poll(async () => (await counted())?.inserted, { timeout: 30_000 }).toBe(20_000);
      expect((await counted())?.read).toBeLessThan(20_000);
    });

    it("send what waits in the journal, should the queue have lost it", async () => {
      const { campaign, sent } = await create("lost", 10);
      await campaign.run({ batchSize: 5, signal: AbortSignal.abort() });
      fixture.sandbox.fail({ kind: "status-code", statusCode: "111111", times: 1 });
      await campaign.run({ batchSize: 5, maxFailures: 1 }).catch(() => {});
      await fixture.pool.query("DELETE FROM cloopen_campaigns_queue.job");
      expect((await campaign.run({ batchSize: 5 })).progress).toMatchObject({ accepted: 10 });
      expect(new Set(sent())).toEqual(new Set([1]));
    });
  });
} else {
  describe.skip("workers on PostgreSQL");
}
