import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../src/build/languages.js";
import { listOperations } from "../../src/build/list-operations.js";
import { pageFile } from "../../src/build/page-files.js";
import { readCatalogue } from "../../src/build/read-catalogue.js";
import { readContract } from "../../src/build/read-contract.js";
import { readPage } from "../dist-pages.js";

const catalogue = await readCatalogue();

describe.each(LANGUAGES)("%s", (language) => {
  test("the reference has an address for every operation and webhook", async () => {
    const operations = listOperations(await readContract(language));
    const json = /id="operation-routes">([^<]+)</.exec(readPage(pageFile("reference", language)))?.[1] ?? "{}";
    expect(operations.length).toBeGreaterThan(0);
    expect(JSON.parse(json)).toEqual(Object.fromEntries(operations.map(({ id, route }) => [id, route])));
  });

  test("the reference names every operation beside the link to its status codes", async () => {
    const page = readPage(pageFile("reference", language));
    const notes = listOperations(await readContract(language)).map(({ id, codes }) =>
      codes.length > 0 ? `(${pageFile("errors", language)}?operation=${id})` : `\`${id}\``,
    );
    expect(notes.filter((note) => !page.includes(note))).toEqual([]);
  });

  test("the page of status codes has an anchor for every code, once", () => {
    const ids = Array.from(
      readPage(pageFile("errors", language)).matchAll(/<article id="([^"]+)"/g),
      (match) => match[1],
    );
    expect(ids).toEqual(catalogue.map(({ code }) => code));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("the codes that an operation may answer are all on the page", async () => {
    const known = new Set(catalogue.map(({ code }) => code));
    const answers = listOperations(await readContract(language)).flatMap(({ codes }) => codes);
    expect(answers.filter((code) => !known.has(code))).toEqual([]);
  });
});
