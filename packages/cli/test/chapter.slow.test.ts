import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startProgram } from "@cloopen-rest/test-kit";
import { describe, expect, it } from "vitest";
import { MAIN } from "./support/in-terminal.js";
import { runCli } from "./support/run-cli.js";
import { startSandbox } from "./support/sandbox.js";

const fixture = startSandbox();
const read = (language: string): Promise<string> =>
  readFile(fileURLToPath(new URL(`../../docs/guide/${language}/command-line.md`, import.meta.url)), "utf8");

/** Shell blocks of a chapter that are typed word for word. */
function blocksOf(chapter: string): readonly string[] {
  return Array.from(chapter.matchAll(/^```sh run\n([\s\S]*?)^```/gm), ([, code = ""]) => code);
}

const blocks = blocksOf(await read("en"));

describe("the chapter of the guide", () => {
  it("has the same blocks in both languages", async () => {
    expect(blocks.length).toBeGreaterThan(5);
    expect(blocksOf(await read("zh-CN"))).toEqual(blocks);
  });

  it.each(blocks.map((block) => [block.split("\n")[0], block]))("runs unchanged: %s", async (_, block) => {
    const folder = await mkdtemp(join(tmpdir(), "cloopen-chapter-"));
    await writeFile(join(folder, "cloopen"), `#!/bin/sh\nexec "${process.execPath}" "${MAIN}" "$@"\n`, { mode: 0o755 });
    const env = { ...fixture.env, PATH: `${folder}:${process.env["PATH"]}`, CLOOPEN_CONFIG_DIR: folder };
    const { code, stderr } = await startProgram("sh", ["-eu"], { input: block, env, cwd: folder }).ended;
    await rm(folder, { recursive: true });
    expect([code, stderr]).toEqual([0, expect.not.stringContaining("error")]);
  });

  it.each(["en", "zh-CN"])(
    "ends in %s with the commands as they are; npm run cheat-sheet -w packages/cli writes them",
    async (language) => {
      const { stdout } = await runCli(["cheat-sheet", "--lang", language]);
      expect((await read(language)).split(/^## .* \{#commands\}\n\n/m)[1]).toBe(stdout);
    },
  );
});
