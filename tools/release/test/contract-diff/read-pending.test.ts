import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readPending } from "../../src/contract-diff/read-pending.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cloopen-changesets-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string>>): Promise<string> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

it("takes the highest of the changesets that name the package", async () => {
  const changesets = await write({
    "one.md": '---\n"spec": patch\n---\n\nOne.',
    "two.md": "---\nspec: minor\nclient: major\n---\n\nTwo.",
    "three.md": "---\n---\n\nNothing to release.",
    "README.md": "No front matter.",
    "config.json": "{}",
  });
  expect(await readPending(changesets, "spec")).toBe("minor");
  expect(await readPending(changesets, "client")).toBe("major");
  expect(await readPending(changesets, "sandbox")).toBe("none");
});

it("names a changeset that cannot be read", async () => {
  await write({ "bad.md": "Just text." });
  await expect(readPending(folder, "spec")).rejects.toThrow("bad.md has no front matter");
  await write({ "bad.md": "---\nspec: huge\n---\n" });
  await expect(readPending(folder, "spec")).rejects.toThrow('bad.md says "huge" for spec');
});
