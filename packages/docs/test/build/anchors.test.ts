import { CloopenApiError } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { coversCode } from "../../src/browser/covers-code.js";
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

/** Ids of the cards of the built pages of status codes, by the name of the page. */
const cards = new Map(
  LANGUAGES.map((language) => pageFile("errors", language)).map((name) => [
    name,
    Array.from(readPage(name).matchAll(/<article id="([^"]+)"/g), ([, id = ""]) => id),
  ]),
);

/** The cards that the `docs` of errors with these codes lead to, as the script of the page reads the address. */
function landings(codes: readonly string[], twin: (docs: string) => string): [string, string[] | undefined][] {
  return codes.map((code) => {
    const { pathname, hash } = new URL(twin(new CloopenApiError(code, "").docs), "http://127.0.0.1/");
    const asked = decodeURIComponent(hash.slice(1));
    return [code, cards.get(pathname.slice(1))?.filter((id) => coversCode(id, asked))];
  });
}

describe.each([
  ["docs", (docs: string) => docs],
  ["its Chinese twin", (docs: string) => docs.replace(".en.", ".zh-CN.")],
] as const)("of a CloopenApiError, %s", (_, twin) => {
  test("leads to the card of every code and of every range", () => {
    const codes = catalogue.map(({ code }) => code);
    expect(landings(codes, twin)).toEqual(codes.map((code) => [code, [code]]));
  });

  test("leads to the range for what lies within, to the page alone for what nobody knows", () => {
    const single = new Set(catalogue.map(({ code }) => code));
    const within = catalogue.flatMap(({ code }) => {
      const [from = "", to] = code.split("-");
      if (to === undefined) return [];
      const all = Array.from({ length: Number(to) - Number(from) + 1 }, (_, step) => `${Number(from) + step}`);
      return all.filter((each) => !single.has(each)).map((each): [string, string[]] => [each, [code]]);
    });
    expect(within.length).toBeGreaterThan(0);
    const codes = within.map(([code]) => code);
    expect(landings([...codes, "999999"], twin)).toEqual([...within, ["999999", []]]);
  });
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
    expect(commands.map(({ command }) => command)).toContain("ConfMute");
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
    expect(answers).toContain("IvrPlay");
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
