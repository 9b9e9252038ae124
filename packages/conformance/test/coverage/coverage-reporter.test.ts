import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createCoverageReporter } from "../../src/coverage/coverage-reporter.js";
import type { Observation } from "../../src/coverage/observation.js";

const FILES = [{ moduleId: "/packages/conformance/suite/operations.test.ts" }];
const READ_ONLY = { transport: "server", baseUrl: "https://example.com", maySend: false } as const;
let folder: string;
let printed: string;
let failed: boolean;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cloopen-coverage-"));
  printed = "";
  failed = false;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function reporterOf(observations: readonly Observation[], filtered = false) {
  return createCoverageReporter({
    settings: READ_ONLY,
    needed: ["suite/operations.test.ts"],
    filtered,
    observations: async () => observations,
    folder,
    print: (text) => {
      printed += text;
    },
    fail: () => {
      failed = true;
    },
  });
}

it("fails the run for anything not covered, and names it", async () => {
  await reporterOf([]).onTestRunEnd(FILES);
  expect(failed).toBe(true);
  expect(printed).toContain("✗ operations: getAccountInfo was not covered over server");
});

it("passes a run that covers everything, and writes coverage.json", async () => {
  const operations = ["getAccountInfo", "listSubAccounts", "listSmsTemplates"];
  const observations = operations.flatMap((operation) =>
    (["json/json", "json/xml", "xml/json", "xml/xml"] as const).map(
      (formats): Observation => ({
        kind: "reply",
        transport: "server",
        operation,
        code: "000000",
        by: "rule",
        formats,
      }),
    ),
  );
  await reporterOf(observations).onTestRunEnd(FILES);
  expect(failed).toBe(false);
  expect(printed).toContain("✓ operations               3 of 3");
  expect(JSON.parse(await readFile(join(folder, "coverage.json"), "utf8"))).toMatchObject({
    operations: { covered: 3, of: 3, missing: [] },
    problems: [],
  });
});

it("prints no coverage after a part of the suite", async () => {
  await reporterOf([], true).onTestRunEnd(FILES);
  await reporterOf([]).onTestRunEnd([]);
  expect(failed).toBe(false);
  expect(printed).not.toContain("Coverage");
});
