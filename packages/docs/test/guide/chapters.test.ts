import { describe, expect, test } from "vitest";
import { listChapters, readBlock, readChapter } from "../../src/guide/read-chapter.js";

const NAMES = listChapters("en");

test("every chapter is there in both languages", () => {
  expect(listChapters("zh-CN")).toEqual(NAMES);
  expect(NAMES.length).toBeGreaterThan(0);
});

describe.each(NAMES)("the chapter %s", (name) => {
  const [en, zh] = [readChapter("en", name), readChapter("zh-CN", name)];

  test("has the same headings in both languages, each with an id", () => {
    expect(en.ids).toEqual(zh.ids);
    expect(en.ids.filter((id) => id === "")).toEqual([]);
    expect(new Set(en.ids).size).toBe(en.ids.length);
  });

  test("has the same place in both menus", () => {
    expect([zh.head.group, zh.head.order]).toEqual([en.head.group, en.head.order]);
  });

  test("describes itself in a sentence that a search engine shows whole", () => {
    expect(en.head.description.length).toBeGreaterThanOrEqual(50);
    expect(en.head.description.length).toBeLessThanOrEqual(160);
    expect(zh.head.description.length).toBeGreaterThanOrEqual(20);
    expect(zh.head.description.length).toBeLessThanOrEqual(80);
  });

  test("lets the reader type the same in both languages", () => {
    const typed = ({ blocks }: typeof en): readonly string[] =>
      blocks.filter(({ flags }) => flags.includes("run")).map(({ text }) => text);
    expect(typed(zh)).toEqual(typed(en));
  });

  test("has no line of code that a page at 1280 pixels would wrap, commands of a shell aside", () => {
    const long = [...en.blocks, ...zh.blocks].flatMap(({ language, text, flags }) =>
      language === "sh" || flags.includes("output") ? [] : text.split("\n").filter((line) => line.length > 88),
    );
    expect(long).toEqual([]);
  });
});

test("reads title, file and flags of a block in any order", () => {
  expect(readBlock('ts file=first-call.ts title="send.ts"', "", "en")).toMatchObject({
    ...{ language: "ts", title: "send.ts", file: "first-call.ts", flags: [] },
    text: expect.stringContaining("createClient"),
  });
  expect(readBlock("sh run", "npm ci\n", "en")).toMatchObject({ text: "npm ci\n", flags: ["run"], title: undefined });
});

test("rejects a file that is not there", () => {
  expect(() => readBlock("ts file=nothing.ts", "", "en")).toThrow("nothing.ts");
});
