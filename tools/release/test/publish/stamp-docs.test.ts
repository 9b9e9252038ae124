import { cp, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { stampDocs } from "../../src/publish/stamp-docs.js";

const CLIENT = dirname(dirname(createRequire(import.meta.url).resolve("@cloopen-rest/client")));
const ADDRESS = "https://docs.example.com/cloopen/";

let copy: string;
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), "cloopen-docs-"));
  await cp(join(CLIENT, "dist"), join(copy, "dist"), { recursive: true });
  await cp(join(CLIENT, "package.json"), join(copy, "package.json"));
});
afterAll(() => rm(copy, { recursive: true, force: true }));

it.each(["", "docs.example.com/", "http://docs.example.com/", "https://docs.example.com", "https://a.example/`/"])(
  "rejects %j as the address of the reference",
  async (address) => {
    await expect(stampDocs(join(copy, "dist"), address)).rejects.toThrow("must begin with https:// and end in /");
  },
);

it("makes the docs of an error absolute in both module systems", async () => {
  await stampDocs(join(copy, "dist"), ADDRESS);
  const docs = `${ADDRESS}errors.en.html#112310`;
  const esm: unknown = await import(pathToFileURL(join(copy, "dist/index.js")).href);
  const common: unknown = createRequire(join(copy, "package.json"))("./dist/index.cjs");
  for (const client of [esm, common]) expect(docsOf(client)).toBe(docs);
});

it("rejects a folder in which nothing has the relative address: it was stamped already, or not built", async () => {
  await expect(stampDocs(join(copy, "dist"), ADDRESS)).rejects.toThrow("build the client first");
});

function docsOf(client: unknown): unknown {
  const { CloopenApiError }: { CloopenApiError?: unknown } = Object(client);
  if (typeof CloopenApiError !== "function") throw new Error("the client has no CloopenApiError");
  return Reflect.construct(CloopenApiError, ["112310"]).docs;
}
