import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from "@shikijs/core";
import { createJavaScriptRegexEngine } from "@shikijs/engine-javascript";
import csv from "@shikijs/langs/csv";
import http from "@shikijs/langs/http";
import java from "@shikijs/langs/java";
import json from "@shikijs/langs/json";
import php from "@shikijs/langs/php";
import python from "@shikijs/langs/python";
import shell from "@shikijs/langs/shellscript";
import sql from "@shikijs/langs/sql";
import typescript from "@shikijs/langs/typescript";
import xml from "@shikijs/langs/xml";
import yaml from "@shikijs/langs/yaml";
import { escapeHtml } from "../escape-html.js";

const GRAMMARS: Readonly<Record<string, string>> = {
  ...{ ts: "typescript", js: "typescript", sh: "shellscript", html: "xml" },
  ...{ json: "json", xml: "xml", python: "python", php: "php", java: "java", http: "http" },
  ...{ yaml: "yaml", sql: "sql", csv: "csv" },
};

/** Turns code into HTML with a class for each kind of word. */
export type Highlight = (code: string, language: string) => string;

/** Class of the kinds that the style sheet colours; the rest of the code has the colour of text. */
const CLASSES: Readonly<Record<string, string>> = {
  "var(--shiki-token-keyword)": "k",
  "var(--shiki-token-string)": "s",
  "var(--shiki-token-string-expression)": "s",
  "var(--shiki-token-comment)": "c",
  "var(--shiki-token-function)": "f",
  "var(--shiki-token-constant)": "n",
};

/** Makes a highlighter. Results are cached: the samples are the same in both languages. */
export async function createHighlight(): Promise<Highlight> {
  const theme = createCssVariablesTheme({ name: "css", variablePrefix: "--shiki-" });
  const highlighter = await createHighlighterCore({
    themes: [theme],
    langs: [typescript, shell, json, xml, python, php, java, http, yaml, sql, csv],
    engine: createJavaScriptRegexEngine(),
  });
  const done = new Map<string, string>();
  return (code, language) => {
    const key = `${language}\n${code}`;
    const known = done.get(key);
    if (known !== undefined) return known;
    const html = write(highlighter, code, language);
    done.set(key, html);
    return html;
  };
}

function write(highlighter: HighlighterCore, code: string, language: string): string {
  const lang = GRAMMARS[language];
  if (lang === undefined) return escapeHtml(code);
  const lines = highlighter.codeToTokensBase(code, {
    ...{ lang, theme: "css" },
    // The colours are the same however busy the machine is.
    ...{ tokenizeTimeLimit: 0, tokenizeMaxLineLength: 0 },
  });
  return lines.map(writeLine).join("\n");
}

function writeLine(tokens: readonly { readonly content: string; readonly color?: string }[]): string {
  let html = "";
  let last = "";
  for (const { content, color = "" } of tokens) {
    // Blanks have no colour of their own.
    const name = content.trim() === "" ? last : (CLASSES[color] ?? "");
    if (name !== last) html += `${last === "" ? "" : "</i>"}${name === "" ? "" : `<i class="${name}">`}`;
    html += escapeHtml(content);
    last = name;
  }
  return last === "" ? html : `${html}</i>`;
}
