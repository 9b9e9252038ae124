import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../src/build/languages.js";
import { listOperations } from "../../src/build/list-operations.js";
import { pageFile } from "../../src/build/page-files.js";
import { readCatalogue } from "../../src/build/read-catalogue.js";
import { readContract } from "../../src/build/read-contract.js";
import { listIvrCommands } from "../../src/build/samples/list-ivr-commands.js";
import { listSamples } from "../../src/build/samples/list-samples.js";
import { PAGES, readPage } from "../dist-pages.js";

const catalogue = await readCatalogue();

test("the addresses are the same in both languages", async () => {
  const [english, chinese] = await Promise.all(
    LANGUAGES.map(async (language) => listOperations(await readContract(language)).map(({ id, route }) => [id, route])),
  );
  expect(chinese).toEqual(english);
});

describe.each(LANGUAGES)("%s", (language) => {
  test("the reference has an address for every operation and webhook", async () => {
    const operations = listOperations(await readContract(language));
    const json = /id="operation-routes">([^<]+)</.exec(readPage(pageFile("reference", language)))?.[1] ?? "{}";
    expect(operations.length).toBeGreaterThan(0);
    expect(JSON.parse(json)).toMatchObject(Object.fromEntries(operations.map(({ id, route }) => [id, route])));
  });

  test("every command has an address by its function and by its name, at the operation that takes it", async () => {
    const commands = listSamples(await readContract(language)).filter(({ command }) => command !== undefined);
    const json = /id="operation-routes">([^<]+)</.exec(readPage(pageFile("reference", language)))?.[1] ?? "{}";
    expect(commands.length).toBe(22);
    const routes: unknown = JSON.parse(json);
    for (const { id, command = "", tag, operationId } of commands) {
      const route = `/${tag}/${operationId}`.toLowerCase();
      expect(routes).toMatchObject({ [id]: route, [command]: route });
    }
    expect(routes).toMatchObject({ IvrPlay: "/ivr-notification/ivrstartservice" });
  });

  test("the page of samples has an anchor for every operation, command and IVR answer, once", async () => {
    const ids = Array.from(
      readPage(pageFile("samples", language)).matchAll(/<section class="sample(?: ivr-command)?" id="(\w+)"/g),
      (match) => match[1],
    );
    const contract = await readContract(language);
    const samples = listSamples(contract).map(({ id }) => id);
    const answers = listIvrCommands(contract).map(({ id }) => id);
    expect(answers.length).toBe(12);
    expect(ids).toEqual([...new Set([...samples, ...answers])]);
  });

  test("every link between the pages leads to a place that is there", async () => {
    const contract = await readContract(language);
    const routes = new Set(listOperations(contract).map(({ id }) => id));
    const functions = new Set(listSamples(contract).map(({ id }) => id));
    const ids = new Map(
      PAGES.map((name) => [name, new Set(Array.from(readPage(name).matchAll(/ id="([^"]+)"/g), (match) => match[1]))]),
    );
    const lost: string[] = [];
    for (const name of PAGES.filter((page) => page !== pageFile("reference", language))) {
      for (const [, file = "", anchor = ""] of readPage(name).matchAll(/href="([\w.-]*)(?:\?[^"#]*)?#([^"]+)"/g)) {
        const target = file === "" ? name : file;
        const found =
          ids.get(target)?.has(anchor) ||
          (/^(?:en|zh-CN)\.html$/.test(target) && routes.has(anchor)) ||
          (target.startsWith("console.") && functions.has(anchor));
        if (!found) lost.push(`${name}: ${target}#${anchor}`);
      }
    }
    expect(lost).toEqual([]);
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
