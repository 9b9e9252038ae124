import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkReleasedUses, findLastTag } from "../../src/released/check-released-uses.js";
import { REPOSITORY } from "../../src/repository.js";
import { run } from "../../src/run.js";

let repository: string;
const git = (...args: string[]) =>
  run("git", ["-c", "user.name=t", "-c", "user.email=t@localhost", "-c", "commit.gpgsign=false", ...args], repository);
const declare = (text: string) => writeFile(join(repository, "client/dist/index.d.ts"), text);
const check = async () =>
  checkReleasedUses({
    repository,
    tag: (await findLastTag(repository, "@sample/client")) ?? expect.unreachable(),
    folder: "client",
    uses: "test/uses",
    compiler: join(REPOSITORY, "node_modules/@typescript/native/bin/tsc"),
  });

beforeAll(async () => {
  repository = await mkdtemp(join(tmpdir(), "cloopen-released-"));
  await mkdir(join(repository, "client/test/uses"), { recursive: true });
  await mkdir(join(repository, "client/dist"));
  await symlink(join(REPOSITORY, "node_modules"), join(repository, "node_modules"));
  await writeFile(join(repository, ".gitignore"), "dist\nnode_modules\n");
  await writeFile(
    join(repository, "client/package.json"),
    '{ "name": "@sample/client", "type": "module", "exports": { ".": "./dist/index.js" } }',
  );
  await writeFile(
    join(repository, "client/test/uses/send.ts"),
    'import { send } from "@sample/client";\nsend("13800138000");\n',
  );
  await git("init", "--quiet");
  await git("add", "--all");
  await git("commit", "--quiet", "--message=first");
});
afterAll(() => rm(repository, { recursive: true, force: true }));

it("finds no tag before the first release", async () => {
  expect(await findLastTag(repository, "@sample/client")).toBeUndefined();
});

it("compiles the programs of the last release as they were, not as they are", async () => {
  await git("tag", "@sample/client@1.9.0");
  await git("tag", "@sample/client@1.10.0");
  await writeFile(join(repository, "client/test/uses/send.ts"), "not even TypeScript (");
  await declare("export declare function send(to: string, text?: string): void;\n");
  expect(await check()).toEqual({ passed: true, text: "The programs of @sample/client@1.10.0 compile." });
});

it("fails on a change that breaks them, and says where and what to do", async () => {
  await declare("export declare function send(to: string, text: string): void;\n");
  const { passed, text } = await check();
  expect(passed).toBe(false);
  expect(text).toContain("say major in a changeset");
  expect(text).toMatch(/send\.ts.2,1.*TS2554/);
  expect(await readdir(join(repository, "client"))).not.toContain(".released-uses");
});
