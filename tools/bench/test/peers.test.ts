import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";

interface Pinned {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly packages: Readonly<Record<string, { readonly version: string; readonly resolved?: string }>>;
}

async function read(name: string): Promise<Pinned> {
  return JSON.parse(await readFile(new URL(`../peers/${name}`, import.meta.url), "utf8"));
}

it("pins the peers, and says no address to download from", async () => {
  const { dependencies } = await read("package.json");
  const { packages } = await read("package-lock.json");
  expect(Object.keys(dependencies)).toEqual(["stripe", "twilio", "yuntongxun"]);
  for (const [name, version] of Object.entries(dependencies)) {
    expect(packages[`node_modules/${name}`]?.version).toBe(version);
  }
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});
