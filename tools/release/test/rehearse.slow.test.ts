import { existsSync } from "node:fs";
import { access, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkContractDiff } from "../src/contract-diff/check-contract-diff.js";
import type { Verdict } from "../src/contract-diff/judge.js";
import { judgeContents } from "../src/pack/judge-contents.js";
import { type Rehearsal, rehearse } from "../src/rehearse.js";
import { checkReleasedUses, findLastTag } from "../src/released/check-released-uses.js";
import { REPOSITORY } from "../src/repository.js";
import { run } from "../src/run.js";

/** The public packages: changesets gives those of one release the same version. */
const { linked }: { readonly linked: readonly (readonly string[])[] } = JSON.parse(
  await readFile(join(REPOSITORY, ".changeset/config.json"), "utf8"),
);
const NAMES = linked.flat();

let folder: string;
let rehearsal: Rehearsal;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cloopen-rehearsal-"));
  rehearsal = await rehearse(REPOSITORY, folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("releases the public packages and no other", () => {
  expect(rehearsal.packages.map(({ name }) => name).sort()).toEqual([...NAMES].sort());
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

describe("what follows the last release, or the rehearsed one before the first", () => {
  const CLIENT = "@cloopen-rest/client";
  const compiler = join(REPOSITORY, "node_modules/@typescript/native/bin/tsc");

  /** Compares a bundle with the released one, by the changesets that are pending. */
  async function compareContract(current: string): Promise<Verdict> {
    const released = existsSync(join(REPOSITORY, "spec/released")) ? REPOSITORY : rehearsal.repository;
    return await checkContractDiff({
      released: join(released, "spec/released/openapi.en.json"),
      current,
      changesets: join(released, ".changeset"),
      packageName: "@cloopen-rest/spec",
    });
  }

  it("changes no more of the contract than the pending changesets say", async () => {
    const { passed, text } = await compareContract(join(REPOSITORY, "spec/dist/openapi.en.json"));
    expect(passed, text).toBe(true);
  });

  it("rejects a contract that lost an operation without a changeset", async () => {
    const contract: { readonly paths: Record<string, unknown> } = JSON.parse(
      await readFile(join(REPOSITORY, "spec/dist/openapi.en.json"), "utf8"),
    );
    delete contract.paths["/Accounts/{accountSid}/SMS/TemplateSMS"];
    const current = join(folder, "without-an-operation.json");
    await writeFile(current, JSON.stringify(contract));
    const { passed, text } = await compareContract(current);
    expect(passed).toBe(false);
    expect(text).toContain("say major for @cloopen-rest/spec");
  });

  it("compiles the programs of the release", async () => {
    const { repository } = rehearsal;
    await symlink(join(REPOSITORY, "node_modules"), join(repository, "node_modules"));
    await run(
      "git",
      ["tag", `${CLIENT}@${rehearsal.packages.find(({ name }) => name === CLIENT)?.version}`],
      repository,
    );
    const last = await findLastTag(REPOSITORY, CLIENT);
    const tag = last ?? (await findLastTag(repository, CLIENT)) ?? expect.unreachable();
    const uses = {
      repository: last === undefined ? repository : REPOSITORY,
      tag,
      folder: "packages/client",
      uses: "test/uses",
    };
    expect(await checkReleasedUses({ ...uses, compiler })).toEqual({
      passed: true,
      text: `The programs of ${tag} compile.`,
    });
  });

  it("rejects a client that lost an export that they import", async () => {
    const { repository } = rehearsal;
    const declarations = join(repository, "packages/client/dist/index.d.ts");
    const text = await readFile(declarations, "utf8");
    expect(text).toMatch(/\bcreateClient\b/);
    await writeFile(declarations, text.replace(/\bcreateClient\b/, "createClient as makeClient"));
    const tag = (await findLastTag(repository, CLIENT)) ?? expect.unreachable();
    const verdict = await checkReleasedUses({
      repository,
      tag,
      folder: "packages/client",
      uses: "test/uses",
      compiler,
    });
    expect(verdict).toEqual({
      passed: false,
      text: expect.stringMatching(/say major in a changeset[\s\S]*createClient/),
    });
  });
});
