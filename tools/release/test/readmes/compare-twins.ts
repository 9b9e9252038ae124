import { findBlocks } from "./find-blocks.js";

/** The Chinese twin of an English page: `README.md` has `README.zh-CN.md`. */
export function twinOf(file: string): string {
  return file.replace(/\.md$/, ".zh-CN.md");
}

/**
 * What an English page and its Chinese twin have to share: the code of each block without its comments, the level of each
 * heading, the rows of each table, and a link to the other page.
 *
 * @returns one sentence for each difference; none when the pages agree
 */
export function compareTwins(english: string, chinese: string, file: string): readonly string[] {
  const [en, zh] = [outlineOf(file, english), outlineOf(twinOf(file), chinese)];
  const name = file.split("/").at(-1) ?? file;
  return [
    ...(english.includes(`[中文](${twinOf(name)})`) ? [] : [`${file} has no link [中文](${twinOf(name)})`]),
    ...(chinese.includes(`[English](${name})`) ? [] : [`${twinOf(file)} has no link [English](${name})`]),
    ...en.blocks
      .filter((code) => !zh.blocks.includes(code))
      .map((code) => `${twinOf(file)} lacks the block that begins with: ${firstLine(code)}`),
    ...zh.blocks
      .filter((code) => !en.blocks.includes(code))
      .map((code) => `${file} lacks the block that begins with: ${firstLine(code)}`),
    ...differ(en.blocks.length, zh.blocks.length, "blocks"),
    ...differ(en.headings, zh.headings, "headings"),
    ...differ(en.rows, zh.rows, "rows of tables"),
  ];
}

interface Outline {
  readonly blocks: readonly string[];
  /** Levels of the headings in order: `1 2 3`. */
  readonly headings: string;
  /** Numbers of rows of the tables in order. */
  readonly rows: string;
}

function outlineOf(file: string, text: string): Outline {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, "");
  return {
    blocks: findBlocks(file, text).map(({ code }) => code.replace(/\s*(?:\/\/|#) .*$/gm, "")),
    headings: Array.from(prose.matchAll(/^(#+) /gm), ([, marks = ""]) => marks.length).join(" "),
    rows: Array.from(prose.matchAll(/(?:^\|.*\n?)+/gm), ([table]) => table.trim().split("\n").length).join(" "),
  };
}

function differ(en: string | number, zh: string | number, what: string): readonly string[] {
  return en === zh ? [] : [`${what} differ: English ${en}, Chinese ${zh}`];
}

function firstLine(code: string): string {
  return code.trim().split("\n")[0] ?? "";
}
