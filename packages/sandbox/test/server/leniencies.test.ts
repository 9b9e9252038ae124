import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import type { Sandbox } from "../../src/sandbox.js";
import { LENIENCIES, type Leniency } from "../support/leniencies.js";
import { type OperationName, type Plan, planFor, toRequest } from "../support/plan.js";
import { readReply } from "../support/reply.js";
import { createTestSandbox } from "../support/test-sandbox.js";

const ivrUrl = "http://127.0.0.1:9/ivr";
const lenient = createTestSandbox({ ivrUrl }).sandbox;
const strict = createTestSandbox({ ivrUrl, strict: true }).sandbox;

beforeEach(() => {
  lenient.reset();
  strict.reset();
});

const GET = { method: "GET", rest: "/AccountInfo", body: undefined } as const;

/** Status code, or the HTTP status of what is no envelope; and the deviations that the console counts. */
async function outcome(
  sandbox: Sandbox,
  name: OperationName,
  { change, prepare }: Pick<Leniency, "change" | "prepare">,
) {
  const id = await prepare?.(sandbox);
  const response = await sandbox.fetch(toRequest(change(planFor(name), id ?? "")));
  const code = response.status === 200 ? (await readReply(response)).statusCode : String(response.status);
  const page = await sandbox.fetch(new Request("http://platform.test/_sandbox/warnings"));
  const { warnings } = JSON.parse(await page.text());
  return { code, counted: warnings };
}

describe("each leniency: taken and noted once, its code when strict", () => {
  test.each(LENIENCIES.map((row) => ({ ...row, title: [row.what, row.form].filter(Boolean).join(": ") })))(
    "$title → $strict",
    async (row) => {
      for (const name of row.names ?? ["sendTemplateSms"]) {
        lenient.reset();
        expect(await outcome(lenient, name, row), name).toEqual({
          code: "000000",
          counted: [{ id: expect.any(String), operation: expect.any(String), what: expect.any(String), count: 1 }],
        });
        expect(await outcome(strict, name, row), name).toEqual({ code: row.strict, counted: [] });
      }
    },
  );
});

describe("taken in both modes, and not noted", () => {
  test.each<[string, (plan: Plan) => Plan]>([
    ["no Accept", (plan) => ({ ...plan, accept: undefined })],
    ["Accept: */*", (plan) => ({ ...plan, accept: "*/*" })],
    ["Accept with a semicolon at its end", (plan) => ({ ...plan, accept: "application/json;" })],
    ["a Content-Type that a GET has no use for", (plan) => ({ ...plan, contentType: "text/plain", ...GET })],
    ["no Content-Type on a GET", (plan) => ({ ...plan, contentType: undefined, ...GET })],
    ["query members of others", (plan) => ({ ...plan, query: (sign, at) => `?appId=x&sig=${sign(at)}&agentid=1` })],
  ])("%s", async (_, change) => {
    for (const sandbox of [lenient, strict]) {
      expect(await outcome(sandbox, "sendTemplateSms", { change })).toEqual({
        code: "000000",
        counted: [],
      });
    }
  });

  test("headers that the contract does not have", async () => {
    for (const sandbox of [lenient, strict]) {
      const request = toRequest(planFor("sendTemplateSms"));
      request.headers.set("Api-Lang", "go");
      request.headers.set("Accept-Charset", "UTF-8");
      expect((await readReply(await sandbox.fetch(request))).statusCode).toBe("000000");
      expect(sandbox.warnings).toEqual([]);
    }
  });
});

test("the README lists these leniencies and their codes, and no others", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const [, section = ""] = /\n## Leniencies\n(.*?)\n## /s.exec(readme) ?? [];
  const listed = [...section.matchAll(/^\| (.+) \| (.+) \|$/gm)].slice(1).map(([, what, codes]) => [what, codes]);
  const codes = new Map<string, Set<string>>();
  for (const { what, strict: code } of LENIENCIES) codes.set(what, (codes.get(what) ?? new Set()).add(code));
  expect(listed).toEqual([...codes].map(([what, set]) => [what, [...set].map((code) => `\`${code}\``).join(", ")]));
});
