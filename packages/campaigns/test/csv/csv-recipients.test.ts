import { describe, expect, it } from "vitest";
import type { CsvOptions } from "../../src/csv/csv-options.js";
import { csvRecipients } from "../../src/csv/csv-recipients.js";
import type { TextSource } from "../../src/csv/decode-text.js";
import { collect } from "../support/fixture.js";

const read = async (text: string | TextSource, options: CsvOptions = {}) => {
  const source = typeof text === "string" ? [Buffer.from(text)] : text;
  return (await collect(csvRecipients(source, options))).map(({ to, datas, line }) => [line, to, ...(datas ?? [])]);
};
const fail = (text: string | TextSource, options?: CsvOptions) =>
  read(text, options).then(
    (rows) => expect.unreachable(JSON.stringify(rows)),
    (error: unknown) => error,
  );
/** `手机号,姓名\n13800138000,张三\n` in GBK. */
const GBK = Buffer.from("cad6bbfabac52cd0d5c3fb0a31333830303133383030302cd5c5c8fd0a", "hex");

describe("csvRecipients", () => {
  it("reads numbers and variables by the names of their columns, with the line of each", async () => {
    const text = "id,phone,name,city\n7,13800138000,Ann,Xi'an\n8,13900139000,Ben,Wuhan\n";
    expect(await read(text, { to: "phone", datas: ["city", "name"] })).toEqual([
      [2, "13800138000", "Xi'an", "Ann"],
      [3, "13900139000", "Wuhan", "Ben"],
    ]);
  });

  it.each(["to", "Phone", "手机号", " 手机号码 "])("finds the number under the header %j by itself", async (header) => {
    expect(await read(`name,${header}\nAnn,13800138000\n`)).toEqual([[2, "13800138000"]]);
  });

  it("reads columns by number in a file without a header", async () => {
    expect(await read("Ann,13800138000\nBen,13900139000", { to: 2, datas: [1] })).toEqual([
      [1, "13800138000", "Ann"],
      [2, "13900139000", "Ben"],
    ]);
  });

  it.each([
    ["a byte order mark", "\ufeffto,name\n13800138000,Ann\n"],
    ["CRLF", "to,name\r\n13800138000,Ann\r\n"],
    ["CR", "to,name\r13800138000,Ann\r"],
    ["no line end at the end", "to,name\n13800138000,Ann"],
    ["quotes", '"to","name"\n"13800138000","Ann"\n'],
    ["empty lines", "to,name\n\n\n13800138000,Ann\n\n"],
    ["rows that were cleared", "to,name\n,\n13800138000,Ann\n , \n"],
  ])("reads a file with %s", async (_, text) => {
    expect((await read(text, { datas: ["name"] })).map(([, ...cells]) => cells)).toEqual([["13800138000", "Ann"]]);
  });

  it("reads commas, quotes and line ends within quotes, and names the line where a record begins", async () => {
    const text = 'to,name\n13800138000,"Ann, ""A""\nLi"\n13900139000,Ben\n';
    expect(await read(text, { datas: ["name"] })).toEqual([
      [2, "13800138000", 'Ann, "A"\nLi'],
      [4, "13900139000", "Ben"],
    ]);
  });

  it("reads GBK, with and without the option `encoding`", async () => {
    for (const encoding of [{}, { encoding: "gbk" }])
      expect(await read([GBK], { datas: ["姓名"], ...encoding })).toEqual([[2, "13800138000", "张三"]]);
  });

  it("reads GBK after chunks of ASCII", async () => {
    const ascii = Buffer.from("to,name\n13900139000,Ann\n");
    const chinese = GBK.subarray(GBK.indexOf("1"));
    expect(await read([ascii, chinese], { datas: ["name"] })).toEqual([
      [2, "13900139000", "Ann"],
      [3, "13800138000", "张三"],
    ]);
  });

  it.each(["utf-8", "gbk"])("reads %s in chunks of one byte", async (encoding) => {
    const bytes = encoding === "gbk" ? GBK : Buffer.from("手机号,姓名\n13800138000,张三\n");
    const chunks = Array.from(bytes, (byte) => Uint8Array.of(byte));
    expect(await read(chunks, { encoding, datas: ["姓名"] })).toEqual([[2, "13800138000", "张三"]]);
  });

  it("reads UTF-16 with a byte order mark, as Excel writes it", async () => {
    const text = Buffer.from("\ufeff手机号\t姓名\n13800138000\t张三\n", "utf16le");
    expect(await read([text], { delimiter: "\t", datas: ["姓名"] })).toEqual([[2, "13800138000", "张三"]]);
  });

  it("names the line where bytes are of another encoding", async () => {
    const error = await fail([Buffer.from("to,姓名\n"), Buffer.from("13800138000,Ann\n"), GBK.subarray(-6)]);
    expect(error).toMatchObject({ code: "input", place: { line: 3 }, message: expect.stringContaining("encoding") });
  });

  it("says which columns there are when one is missing", async () => {
    expect(await fail("id,phone\n1,13800138000\n", { to: "mobile" })).toMatchObject({
      code: "input",
      place: { line: 1 },
      message: expect.stringContaining('there is no column "mobile"; the columns are "id", "phone"'),
    });
  });

  it("says so when the header names no number", async () => {
    const error = await fail("id,name\n1,Ann\n");
    expect(error).toMatchObject({ message: expect.stringContaining("the header names no phone number") });
  });

  it("says that a header is missing, without showing the number in its place", async () => {
    const error = await fail("13800138000,Ann\n13900139000,Ben\n");
    expect(error).toMatchObject({ message: expect.stringContaining("looks like a recipient") });
    expect(String(error)).not.toContain("13800138000");
  });

  it("says that the delimiter is another one", async () => {
    expect(await fail("to;name\n13800138000;Ann\n")).toMatchObject({ message: expect.stringContaining("delimiter") });
    expect(await read("to;name\n13800138000;Ann\n", { delimiter: ";" })).toEqual([[2, "13800138000"]]);
  });

  it.each([
    ["a cell too many", "to,name\n13800138000,Li, Ann\n", 2, "another number of columns"],
    ["a cell too few", "to,name\n13800138000,Ann\n13900139000\n", 3, "another number of columns"],
    ["a quote that is not closed", 'to,name\n13800138000,"Ann\n13900139000,Ben\n', 3, "not closed"],
    ["text behind a quote", 'to,name\n13800138000,"Ann"Li\n', 2, "goes on behind its quote"],
    ["a quote within a cell", 'to,name\n13800138000,A"nn\n', 2, "quote"],
    ["two columns of the same name", "phone,phone\n1,2\n", 1, "two columns"],
  ])("names the line of %s, and shows no cell", async (_, text, line, message) => {
    const error = await fail(text, { to: text.startsWith("phone") ? "phone" : "to" });
    expect(error).toMatchObject({ code: "input", place: { line }, message: expect.stringContaining(message) });
    expect(String(error)).not.toMatch(/Ann|1380013/);
  });

  it("bounds the memory that a quote without an end takes", async () => {
    function* endless(): Generator<Buffer> {
      yield Buffer.from('to\n"');
      for (let chunk = 0; chunk < 64; chunk++) yield Buffer.alloc(64 * 1024, "1");
    }
    expect(await fail(endless())).toMatchObject({ message: expect.stringContaining("longer than a mebibyte") });
  });

  it("passes on what the source throws", async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.from("to\n13800138000\n");
      throw new Error("disk on fire");
    }
    expect(String(await fail(broken()))).toContain("disk on fire");
    expect(String(await fail("/none/such.csv".split("\n")))).toContain("header");
    await expect(collect(csvRecipients("/none/such.csv"))).rejects.toThrow("ENOENT");
  });

  it("closes its source when the reader leaves early", async () => {
    let closed = false;
    async function* source(): AsyncGenerator<Buffer> {
      try {
        yield Buffer.from("to\n");
        for (;;) yield Buffer.from("13800138000\n");
      } finally {
        closed = true;
      }
    }
    for await (const { to } of csvRecipients(source())) {
      expect(to).toBe("13800138000");
      break;
    }
    await expect.poll(() => closed).toBe(true);
  });
});
