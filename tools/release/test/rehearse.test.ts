import { access, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { judgeContents } from "../src/pack/judge-contents.js";
import { type Rehearsal, rehearse } from "../src/rehearse.js";
import { checkReleasedUses } from "../src/released/check-released-uses.js";
import { REPOSITORY } from "../src/repository.js";
import { run } from "../src/run.js";

const NAMES = [
  "@cloopen-rest/spec",
  "@cloopen-rest/campaigns",
  "@cloopen-rest/cli",
  "@cloopen-rest/client",
  "@cloopen-rest/sandbox",
  "@cloopen-rest/verify",
] as const;

let folder: string;
let rehearsal: Rehearsal;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cloopen-rehearsal-"));
  rehearsal = await rehearse(REPOSITORY, folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("releases the public packages and no other", () => {
  expect(rehearsal.packages.map(({ name }) => name)).toEqual(NAMES);
});

describe.each(NAMES)("%s", (name) => {
  const find = () => rehearsal.packages.find((each) => each.name === name) ?? expect.unreachable();

  it("holds what its manifest promises and nothing else", () => {
    const { files } = find();
    expect(files.length).toBeGreaterThan(5);
    expect(judgeContents(find(), files)).toEqual([]);
  });

  it("has a version above 0.0.0 and a changelog that names it", () => {
    const { version, changelog } = find();
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(version).not.toBe("0.0.0");
    expect(changelog).toContain(`## ${version}`);
  });

  it("depends on exact or ranged versions, on our own packages at the version that is released", () => {
    const { dependencies } = find();
    for (const [dependency, range] of Object.entries(dependencies)) {
      const own = rehearsal.packages.find((each) => each.name === dependency);
      expect(range).toEqual(own?.version ?? expect.stringMatching(/^\d+\.\d+\.\d+$/));
    }
  });

  it("is published with a statement of provenance", async () => {
    const manifest: { readonly publishConfig?: unknown } = JSON.parse(
      await readFile(join(rehearsal.consumer, "node_modules", name, "package.json"), "utf8"),
    );
    expect(manifest.publishConfig).toEqual({ access: "public", provenance: true });
  });

  it("carries the licence of the repository", async () => {
    const packed = await readFile(join(rehearsal.consumer, "node_modules", name, "LICENSE"), "utf8");
    expect(packed).toBe(await readFile(join(REPOSITORY, "LICENSE"), "utf8"));
  });

  it("loads from every subpath where it is installed with its declared dependencies alone", async () => {
    const { entries, optionalPeers } = find();
    const subpaths = [...entries.keys()].map((subpath) => name + subpath.slice(1));
    // A subpath for users of an optional peer loads beside it only: here it fails, and says that this is what it lacks.
    const script = `for (const subpath of ${JSON.stringify(subpaths)}) {
      if (/\\.(json|yaml|md)$/.test(subpath)) import.meta.resolve(subpath);
      else {
        const loaded = await import(subpath).catch((error) => {
          const lacks = ${JSON.stringify(optionalPeers)}.some((peer) => error.message.includes("'" + peer + "'"));
          if (error.code !== "ERR_MODULE_NOT_FOUND" || !lacks) throw error;
          return { lacks };
        });
        if (Object.keys(loaded).length === 0) throw new Error(subpath + " exports nothing");
      }
    }
    console.log("loaded");`;
    expect(await run(process.execPath, ["--input-type=module", "--eval", script], rehearsal.consumer)).toBe("loaded\n");
  });
});

it.each([
  ["@cloopen-rest/sandbox/dist/cli/main.js", "cloopen-sandbox"],
  ["@cloopen-rest/cli/dist/main.js", "Usage: cloopen"],
])("brings the bin %s, which runs", async (path, usage) => {
  const bin = join(rehearsal.consumer, "node_modules", path);
  expect(await run(process.execPath, [bin, "--help"], rehearsal.consumer)).toContain(usage);
});

it("keeps the contract for the next comparison and leaves no changeset behind", async () => {
  const kept = await readFile(join(rehearsal.repository, "spec/released/openapi.en.json"), "utf8");
  expect(kept).toBe(await readFile(join(REPOSITORY, "spec/dist/openapi.en.json"), "utf8"));
  await expect(access(join(rehearsal.repository, ".changeset/rehearsal.md"))).rejects.toThrow("ENOENT");
});

it("holds the next change to the programs of this release", async () => {
  const { repository, packages } = rehearsal;
  const client = packages.find(({ name }) => name === "@cloopen-rest/client");
  await run("git", ["tag", `@cloopen-rest/client@${client?.version}`], repository);
  await symlink(join(REPOSITORY, "node_modules"), join(repository, "node_modules"));
  const compiler = join(REPOSITORY, "node_modules/typescript/bin/tsc");
  const released = { repository, packageName: "@cloopen-rest/client", folder: "packages/client", uses: "test/uses" };
  expect(await checkReleasedUses({ ...released, compiler })).toEqual({
    passed: true,
    text: `The programs of @cloopen-rest/client@${client?.version} compile.`,
  });
});
