import { describe, expect, it } from "vitest";
import { collect, createFixture, numbers } from "./support/fixture.js";

const MESSAGE = { name: "spring", templateId: "1", datas: ["6532", "5"] };

describe("run", () => {
  it("sends to every recipient once, in requests of the batch size", async () => {
    const { campaigns, sandbox, sent } = await createFixture();
    const campaign = await campaigns.create({ ...MESSAGE, recipients: numbers(950) });
    expect(sent().size).toBe(0);
    const { end, progress } = await campaign.run();
    expect([end, progress.accepted, progress.total]).toEqual(["done", 950, 950]);
    expect([...sent().keys()].sort()).toEqual(numbers(950));
    expect(Math.max(...sent().values())).toBe(1);
    expect(sandbox.state.messages.size).toBe(5);
  });

  it("sends nothing when it is called again", async () => {
    const { campaigns, sandbox } = await createFixture();
    const campaign = await campaigns.create({ ...MESSAGE, recipients: numbers(3) });
    await campaign.run();
    expect((await campaign.run()).end).toBe("done");
    expect(sandbox.state.messages.size).toBe(1);
  });

  it("ends every recipient by its status report", async () => {
    const { campaigns, sandbox } = await createFixture();
    const recipients = ["13800000000", "+86 138 0000 0001", "19906000000"];
    const campaign = await campaigns.create({ ...MESSAGE, recipients });
    await campaign.run();
    const [message] = sandbox.state.messages.values();
    const reqId = message?.reqId;
    for (const [fromNum, status] of [
      ["13800000000", "0"],
      ["8613800000001", "0"],
      ["19906000000", "1"],
    ] as const)
      expect(await campaigns.recordReport({ reqId, fromNum, status, deliverCode: `CODE${status}` })).toBe("recorded");
    const results = await collect(campaign.results());
    expect(results.map(({ to, state, code }) => [to, state, code])).toEqual([
      ["13800000000", "delivered", "CODE0"],
      ["13800000001", "delivered", "CODE0"],
      ["19906000000", "undelivered", "CODE1"],
    ]);
  });
});
