import { describe, expect, it, vi } from "vitest";
import type { CreateCampaignOptions, CreateCampaignParams } from "../src/campaigns.js";
import { csvRecipients } from "../src/csv/csv-recipients.js";
import { collect, createFixture, numbers } from "./support/fixture.js";

const MESSAGE = { name: "spring", templateId: "1", datas: ["6532", "5"] };
const PERSONAL = { name: "spring", templateId: "1" };

describe("create", () => {
  it("sends nothing, and counts what it stored", async () => {
    const { campaigns, sandbox } = await createFixture();
    const stored: number[] = [];
    const onProgress = (count: number): number => stored.push(count);
    const campaign = await campaigns.create({ ...MESSAGE, recipients: numbers(2_500) }, { onProgress });
    expect(stored).toEqual([1_000, 2_000, 2_500]);
    expect(await campaign.progress()).toMatchObject({ total: 2_500, pending: 2_500 });
    expect(await campaign.status()).toBe("ready");
    expect(sandbox.state.messages.size).toBe(0);
  });

  it("takes async iterables, objects with variables, and CSV", async () => {
    const { campaigns, sandbox } = await createFixture();
    const csv = Buffer.from("phone,code,minutes\n13800138000,1111,5\n13900139000,2222,5\n");
    const recipients = csvRecipients([csv], { datas: ["code", "minutes"] });
    const campaign = await campaigns.create({ ...PERSONAL, recipients });
    await campaign.run();
    expect([...sandbox.state.messages.values()].map(({ to, datas }) => [...to, ...datas])).toEqual([
      ["13800138000", "1111", "5"],
      ["13900139000", "2222", "5"],
    ]);
    expect((await collect(campaign.results())).map(({ line, datas }) => [line, datas])).toEqual([
      [2, ["1111", "5"]],
      [3, ["2222", "5"]],
    ]);
  });

  it("normalizes numbers, so that one phone gets one message", async () => {
    const { campaigns, sent } = await createFixture();
    const recipients = ["13800138000", "+86 138-0013-8000", "008613800138000", "１３８００１３８０００"];
    const campaign = await campaigns.create({ ...MESSAGE, recipients });
    await campaign.run();
    expect([...sent()]).toEqual([["13800138000", 1]]);
    expect(await campaign.progress()).toMatchObject({ accepted: 1, duplicate: 3 });
  });

  it("puts foreign numbers into requests of their own", async () => {
    const { campaigns, sandbox } = await createFixture();
    const recipients = ["+447700900123", "+447700900124", "13800138000"];
    const campaign = await campaigns.create({ ...MESSAGE, recipients }, { countries: ["86", "44"] });
    await campaign.run();
    expect([...sandbox.state.messages.values()].map(({ to }) => to)).toEqual([
      ["00447700900123"],
      ["00447700900124"],
      ["13800138000"],
    ]);
  });

  const PLACE = { columns: { to: "phone", datas: ["code", "minutes"] }, line: 7 };
  it.each<[string, CreateCampaignParams["recipients"], CreateCampaignOptions, object, string]>([
    ["a malformed number", ["13800138000", "1380013"], {}, { index: 1 }, "recipients[1]: not a phone number"],
    ["a number of another country", ["+447700900123"], {}, { index: 0 }, "country that is not allowed"],
    [
      "a number that Excel shortened",
      [{ to: "1.38E+10", ...PLACE }],
      {},
      { index: 0, line: 7, column: "phone" },
      'line 7, column "phone": not a phone number: a spreadsheet has shortened it',
    ],
    [
      "too few variables",
      [{ to: "13800138000", datas: ["1111"], ...PLACE }],
      {},
      { index: 0, line: 7, column: "minutes" },
      "the template has 2 variables, the recipient 1",
    ],
    ["fewer variables than told", ["13800138000"], { variables: 3 }, { index: 0 }, "the template has 3 variables"],
    [
      "a control character in a variable",
      [{ to: "13800138000", datas: ["1", "\u0000"], ...PLACE }],
      {},
      { index: 0, line: 7, column: "minutes" },
      "variable 2",
    ],
  ])("rejects %s with its place, and leaves nothing", async (_, recipients, options, place, message) => {
    const { campaigns, sandbox } = await createFixture();
    const error: unknown = await campaigns
      .create({ ...MESSAGE, recipients }, options)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "input", place, message: expect.stringContaining(message) });
    expect(String(error)).not.toMatch(/1380013|7700900/);
    expect(await campaigns.list()).toEqual([]);
    expect(sandbox.state.messages.size).toBe(0);
  });

  it("keeps malformed numbers as unsent when asked to skip them", async () => {
    const { campaigns, sent } = await createFixture();
    const recipients = ["1380013", "13800138000", "+447700900123"];
    const campaign = await campaigns.create({ ...MESSAGE, recipients }, { invalid: "skip" });
    await campaign.run();
    expect((await collect(campaign.results())).map(({ to, state, code }) => [to, state, code])).toEqual([
      ["1380013", "unsent", "malformed-number"],
      ["13800138000", "accepted", undefined],
      ["+447700900123", "unsent", "country"],
    ]);
    expect(sent().size).toBe(1);
  });

  it("rejects a template that the platform does not know", async () => {
    const { campaigns } = await createFixture();
    const creation = campaigns.create({ ...MESSAGE, templateId: "999", recipients: numbers(1) });
    await expect(creation).rejects.toMatchObject({ code: "input", message: expect.stringContaining("template 999") });
  });

  it("checks nothing where the platform does not say what the template has", async () => {
    const { campaigns, sandbox } = await createFixture();
    sandbox.fail({ kind: "status-code", statusCode: "111181", operation: "listSmsTemplates" });
    const campaign = await campaigns.create({ ...PERSONAL, recipients: numbers(1) });
    expect(await campaign.progress()).toMatchObject({ pending: 1 });
  });

  it.each([
    ["name", { name: "" }],
    ["templateId", { templateId: "one" }],
    ["subAppend", { subAppend: "12345" }],
  ])("rejects a wrong %s", async (option, wrong) => {
    const { campaigns } = await createFixture();
    const creation = campaigns.create({ ...MESSAGE, recipients: [], ...wrong });
    await expect(creation).rejects.toThrow(new RegExp(`^${option}:`));
  });

  it("rejects a text in place of a list", async () => {
    const { campaigns } = await createFixture();
    const params: CreateCampaignParams = { ...MESSAGE, recipients: JSON.parse('"13800138000"') };
    await expect(campaigns.create(params)).rejects.toThrow("put one number into a list");
  });

  it("rejects a name that is taken, and frees it when its campaign is deleted", async () => {
    const { campaigns } = await createFixture();
    const first = await campaigns.create({ ...MESSAGE, recipients: numbers(1) });
    const again = () => campaigns.create({ ...MESSAGE, recipients: numbers(1) });
    await expect(again()).rejects.toMatchObject({ code: "campaign-exists" });
    await first.delete();
    await expect(again()).resolves.toMatchObject({ name: "spring" });
    await expect(first.run()).rejects.toMatchObject({ code: "campaign-missing" });
  });

  it("leaves nothing when the recipients throw, or the signal is aborted", async () => {
    const { campaigns } = await createFixture();
    const controller = new AbortController();
    function* failing(): Generator<string> {
      yield* numbers(1_500);
      throw new Error("no more");
    }
    function* aborting(): Generator<string> {
      yield* numbers(1_500);
      controller.abort(new Error("enough"));
      yield "13800138000";
    }
    await expect(campaigns.create({ ...MESSAGE, recipients: failing() })).rejects.toThrow("no more");
    const { signal } = controller;
    await expect(campaigns.create({ ...MESSAGE, recipients: aborting() }, { signal })).rejects.toThrow("enough");
    expect(await campaigns.list()).toEqual([]);
  });

  it("reads recipients only as fast as they are stored", async () => {
    const { campaigns } = await createFixture();
    let read = 0;
    const ahead = vi.fn<(count: number) => void>();
    function* recipients(): Generator<string> {
      for (const number of numbers(5_000)) {
        read += 1;
        yield number;
      }
    }
    await campaigns.create({ ...MESSAGE, recipients: recipients() }, { onProgress: (stored) => ahead(read - stored) });
    expect(ahead.mock.calls).toEqual([[0], [0], [0], [0], [0]]);
  });
});
