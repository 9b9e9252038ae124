import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openCampaigns } from "../src/open-campaigns.js";
import { collect, createFixture, numbers } from "./support/fixture.js";

const KEY = Buffer.alloc(32, 7);
const MESSAGE = { name: "spring", templateId: "1" };
const NUMBER = "13812345678";
const SECRET = "Zhuyin-4711";
const RECIPIENTS = [{ to: NUMBER, datas: [SECRET, "5"] }];

let folder: string;
let store: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cloopen-campaigns-"));
  store = join(folder, "campaigns.db");
});
afterEach(() => rm(folder, { recursive: true }));

/** All bytes of the store, as Latin-1. */
async function bytesOnDisk(): Promise<string> {
  const files = await readdir(folder);
  return (await Promise.all(files.map((file) => readFile(join(folder, file), "latin1")))).join();
}

describe("a campaign with a key", () => {
  it("keeps numbers and variables from the disk, and sends them", async () => {
    const { campaigns, sandbox } = await createFixture({ store, key: KEY });
    const campaign = await campaigns.create({ ...MESSAGE, recipients: RECIPIENTS });
    await campaign.run();
    const [message] = sandbox.state.messages.values();
    expect(message).toMatchObject({ to: [NUMBER], datas: [SECRET, "5"] });
    const report = { reqId: message?.reqId, fromNum: `+86${NUMBER}`, status: "0", deliverCode: "DELIVRD" };
    expect(await campaigns.recordReport(report)).toBe("recorded");
    expect(await collect(campaign.results())).toMatchObject([{ to: NUMBER, datas: [SECRET, "5"], state: "delivered" }]);
    expect(await campaigns.list()).toMatchObject([{ encrypted: true }]);
    const onDisk = await bytesOnDisk();
    expect(onDisk).toContain("spring");
    expect(onDisk).not.toContain(NUMBER);
    expect(onDisk).not.toContain(SECRET);
    await campaigns.close();
  });

  it("finds duplicates although equal numbers are sealed differently", async () => {
    const { campaigns } = await createFixture({ store, key: KEY });
    const recipients = [...RECIPIENTS, ...RECIPIENTS, { to: NUMBER, datas: ["other", "5"] }];
    const campaign = await campaigns.create({ ...MESSAGE, recipients });
    expect(await campaign.progress()).toMatchObject({ pending: 2, duplicate: 1 });
    await campaigns.close();
  });

  it.each([
    ["another key", Buffer.alloc(32, 8)],
    ["no key", undefined],
  ])("does not open with %s, and sends nothing", async (_, key) => {
    const first = await createFixture({ store, key: KEY });
    await first.campaigns.create({ ...MESSAGE, recipients: RECIPIENTS });
    await first.campaigns.close();
    const { campaigns, sandbox } = await createFixture({ store, ...(key && { key }) });
    await expect(campaigns.get("spring")).rejects.toMatchObject({ code: "key" });
    expect(sandbox.state.messages.size).toBe(0);
    await campaigns.close();
  });

  it.each(["hex", "base64"] as const)("takes its key in %s, too", async (encoding) => {
    const first = await createFixture({ store, key: KEY });
    await first.campaigns.create({ ...MESSAGE, recipients: RECIPIENTS });
    await first.campaigns.close();
    const { campaigns } = await createFixture({ store, key: KEY.toString(encoding) });
    const campaign = (await campaigns.get("spring")) ?? expect.unreachable();
    expect(await collect(campaign.results())).toMatchObject([{ to: NUMBER }]);
    await campaigns.close();
  });

  it.each(["short", Buffer.alloc(16), ""])("rejects %j as a key", async (key) => {
    const { client } = await createFixture();
    await expect(openCampaigns({ client, store, key })).rejects.toMatchObject({ code: "key" });
  });
});

it("a campaign without a key opens with one", async () => {
  const first = await createFixture({ store });
  await first.campaigns.create({ ...MESSAGE, datas: ["1", "5"], recipients: [NUMBER] });
  await first.campaigns.close();
  const { campaigns } = await createFixture({ store, key: KEY });
  const campaign = (await campaigns.get("spring")) ?? expect.unreachable();
  expect(await collect(campaign.results())).toMatchObject([{ to: NUMBER }]);
  await campaigns.close();
});

it("a deleted campaign leaves none of its numbers on the disk", async () => {
  const { campaigns } = await createFixture({ store });
  const campaign = await campaigns.create({
    ...MESSAGE,
    datas: ["1", "5"],
    recipients: numbers(3_000, 13_812_345_000),
  });
  expect(await bytesOnDisk()).toContain(NUMBER);
  await campaign.delete();
  expect(await bytesOnDisk()).not.toContain("138123");
  await campaigns.close();
});
