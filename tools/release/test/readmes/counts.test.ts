import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { listCommands, listOperations, listWebhooks, readCatalogue, readContract } from "@cloopen-rest/spec/model";
import { describe, expect, it } from "vitest";
import { REPOSITORY } from "../../src/repository.js";
import { findCounts, type Thing } from "./find-counts.js";
import { findFiles, READMES } from "./find-files.js";

const require = createRequire(import.meta.url);

/** What there is, by the built contract. */
function countContract(): Readonly<Record<Thing, number>> {
  const document = readContract(require("@cloopen-rest/spec/openapi.en.json"));
  return {
    operations: listOperations(document).length,
    commands: listCommands(document).filter((command) => command.function !== undefined).length,
    webhooks: listWebhooks(document).length,
    codes: readCatalogue(require("@cloopen-rest/spec/errors.json")).codes.length,
  };
}

it("the READMEs tell the numbers of the contract", async () => {
  const there = countContract();
  const wrong: string[] = [];
  const told = new Set<Thing>();
  for (const file of await findFiles(REPOSITORY, [...READMES, "packages/*/README.*.md"])) {
    for (const { line, thing, count } of findCounts(await readFile(join(REPOSITORY, file), "utf8"))) {
      told.add(thing);
      if (count !== there[thing]) wrong.push(`${file}:${line} tells ${count} ${thing}; there are ${there[thing]}`);
    }
  }
  expect(wrong).toEqual([]);
  expect([...told].sort()).toEqual(Object.keys(there).sort());
});

describe("numbers are found", () => {
  it.each([
    ["30 operations, 22 commands on running calls, 38 callbacks and notifications", [30, 22, 38]],
    ["the catalogue of 382 status codes", [382]],
    ["30 个接口、22 条针对通话与会议的命令、38 种回调与通知、382 条状态码", [30, 22, 38, 382]],
    ["30 个接口、22 条命令", [30, 22]],
    ["11 to 13 operations; 11 至 13 个接口", []],
  ])("in %s", (text, counts) => {
    expect(findCounts(text).map(({ count }) => count)).toEqual(counts);
  });
});
