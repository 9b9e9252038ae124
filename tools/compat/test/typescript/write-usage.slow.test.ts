import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { typeCheck } from "../../src/typescript/type-check.js";
import { writeUsage } from "../../src/typescript/write-usage.js";

const CLIENT = `
export const typed = (body: { to: string }): Promise<{ code: string }> => Promise.resolve({ code: body.to });
export const untyped = (body: any): Promise<{ code: string }> => Promise.resolve({ code: String(body) });
export const unknown = (body: { to: string }): Promise<unknown> => Promise.resolve(body);
export const constant = 1;
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cloopen-usage-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function problems(operations: readonly string[]): Promise<string> {
  await writeFile(join(folder, "client.ts"), CLIENT);
  await writeFile(join(folder, "usage.ts"), writeUsage("client.js", operations));
  const { output } = await typeCheck(folder);
  return output;
}

it("tells an operation that is missing, that is no function, or that has no types", async () => {
  expect(await problems(["typed"])).toBe("");
  const output = await problems(["typed", "missing", "untyped", "unknown", "constant"]);
  expect(output).toContain("Property 'missing' does not exist");
  expect(output.match(/an argument or the answer has no type/g)).toHaveLength(2);
  expect(output.match(/not a function that answers a promise/g)).toHaveLength(1);
});
