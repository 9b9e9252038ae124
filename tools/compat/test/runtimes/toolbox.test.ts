import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { RUNTIMES } from "../../src/runtimes/runtimes.js";

interface Locked {
  readonly version: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

async function read<Content>(name: string): Promise<Content> {
  return JSON.parse(await readFile(new URL(`../../toolbox/${name}`, import.meta.url), "utf8"));
}

const list = await read<Record<string, Readonly<Record<string, string>>>>("package.json");
const lock = await read<{ packages: Readonly<Record<string, Locked>> }>("package-lock.json");
const locked = Object.entries(lock.packages);

describe("the pinned list", () => {
  const wanted = Object.entries({ ...list["dependencies"], ...list["optionalDependencies"] });

  it("names exact versions, and the lock has them", () => {
    for (const [name, version] of wanted) {
      expect(version).toMatch(/^(npm:.+@)?\d+\.\d+\.\d+$/);
      expect(lock.packages[`node_modules/${name}`]?.version).toBe(version.replace(/^.*@/, ""));
    }
  });

  it("says no address to download from", () => {
    expect(locked.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  it("has the packages of every system, which npm leaves out where it locks on one", () => {
    const needed = locked.flatMap(([, { optionalDependencies = {} }]) => Object.keys(optionalDependencies));
    expect(needed.length).toBeGreaterThan(30);
    expect(needed.filter((name) => lock.packages[`node_modules/${name}`] === undefined)).toEqual([]);
  });

  it("has the runtimes that the client is for", () => {
    expect(RUNTIMES.map(({ name }) => name)).toEqual([
      "Node 20",
      "Node 22",
      "Node 24",
      "Bun",
      "Deno",
      "workerd",
      "Chromium",
      "Jest 29",
      "vitest",
    ]);
  });
});
