import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import type { Language } from "../languages.js";
import { PACKAGE } from "../package-folder.js";
import { type FrontMatter, readFrontMatter } from "./front-matter.js";
import { readSample } from "./read-sample.js";

/** A block of code of a chapter. */
export interface ChapterBlock {
  readonly language: string;
  /** The code as the reader sees it: of the file where it names one. */
  readonly text: string;
  readonly title: string | undefined;
  /** Name of the file of `samples/` that it comes from. */
  readonly file: string | undefined;
  /** Words behind its language, such as `run` and `output`. */
  readonly flags: readonly string[];
}

/** A chapter of the guide in one language. */
export interface Chapter {
  readonly name: string;
  readonly language: Language;
  readonly head: FrontMatter;
  /** Its Markdown, without the head. */
  readonly text: string;
  readonly blocks: readonly ChapterBlock[];
  /** Ids of its headings, in order. */
  readonly ids: readonly string[];
}

const markdown = new MarkdownIt();

/** Names of all chapters: one for each file of `guide/en`. */
export function listChapters(language: Language): readonly string[] {
  return readdirSync(join(PACKAGE, "guide", language))
    .filter((file) => file.endsWith(".md"))
    .map((file) => file.slice(0, -".md".length))
    .sort();
}

/**
 * Reads a chapter.
 *
 * @throws {Error} when its head is wrong, or it names a sample that is not there
 */
export function readChapter(language: Language, name: string): Chapter {
  const file = `guide/${language}/${name}.md`;
  const { head, text } = readFrontMatter(readFileSync(join(PACKAGE, file), "utf8"), file);
  const tokens = markdown.parse(text, {});
  return {
    ...{ name, language, head, text },
    blocks: tokens
      .filter(({ type }) => type === "fence")
      .map(({ info, content }) => readBlock(info, content, language)),
    ids: tokens.flatMap(({ type, content }, index) =>
      type === "inline" && tokens[index - 1]?.type === "heading_open"
        ? [/\{#([\w-]+)\}$/.exec(content)?.[1] ?? ""]
        : [],
    ),
  };
}

/**
 * Reads the words behind the three backticks: a language, then `title="…"`, `file=…` and flags.
 *
 * @param content what stands between the backticks; empty for a file
 */
export function readBlock(info: string, content: string, language: Language): ChapterBlock {
  const [, name = "", rest = ""] = /^(\S*)\s*(.*)$/.exec(info.trim()) ?? [];
  const title = /\btitle="([^"]*)"/.exec(rest)?.[1];
  const file = /\bfile=(\S+)/.exec(rest)?.[1]?.replace("{lang}", language);
  const flags = rest
    .replace(/\b(?:title="[^"]*"|file=\S+)/g, "")
    .split(/\s+/)
    .filter(Boolean);
  return { language: name, text: file === undefined ? content : readSample(file), title, file, flags };
}
