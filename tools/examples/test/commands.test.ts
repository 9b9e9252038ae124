import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ACCOUNT_SID, type RunningProgram, startProgram } from "@cloopen-rest/test-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBlocks } from "../src/find-blocks.js";
import { findCommands } from "../src/find-commands.js";
import { findFiles, READMES } from "../src/find-files.js";
import { REPOSITORY } from "../src/repository.js";
import { RULES } from "./rules.js";

const CI = process.env["CI"] === "true";

const texts = await Promise.all(
  (await findFiles(REPOSITORY, READMES)).map(async (file) => ({
    file,
    text: await readFile(join(REPOSITORY, file), "utf8"),
  })),
);
const blocks = texts.flatMap(({ file, text }) => findBlocks(file, text));

/** Each command once, with the places where it stands. */
const commands = new Map<string, string[]>();
for (const { file, line, text } of texts.flatMap((each) => findCommands(each.file, each.text)))
  commands.set(text, [...(commands.get(text) ?? []), `${file}:${line}`]);

/** Whether a program is there. In CI all of them have to be: what then misses fails. */
async function isThere(program: string): Promise<boolean> {
  if (CI) return true;
  const present = await startProgram(program, ["--version"]).ended.then(
    () => true,
    () => false,
  );
  if (!present) console.warn(`No ${program} here: what the READMEs do with it is not run.`);
  return present;
}

const [curl, python] = await Promise.all([isThere("curl"), isThere("python3")]);

describe("what the READMEs tell people to type", () => {
  let sandbox: RunningProgram;
  let baseUrl: string;
  beforeAll(async () => {
    // With the flags of the README, on a free port: curl, Python and the conformance suite speak to it.
    const [flags = ""] = [...commands.keys()].flatMap(
      (text) => /^npm run sandbox -- (--port 8883 --account-sid .*)$/.exec(text)?.[1] ?? [],
    );
    const program = join(REPOSITORY, "packages/sandbox/dist/cli/main.js");
    sandbox = startProgram(process.execPath, [program, ...flags.replace("8883", "0").split(" ")]);
    const ready: { url: string; accountSid: string } = JSON.parse(await sandbox.line(/^\{/));
    expect(ready.accountSid).toBe(ACCOUNT_SID);
    baseUrl = ready.url;
  });
  afterAll(async () => {
    await sandbox?.stop();
  });

  const cases = Array.from(commands, ([text, places]) => {
    const rule = RULES.find(({ covers }) => covers.test(text));
    const name = `${text.split("\n").at(text.includes("\ncurl ") ? -4 : 0)} (${places[0]}): ${rule?.how ?? "no rule covers it"}`;
    return [name, text, rule] as const;
  });

  it.each(cases.filter(([, text]) => curl || !/^curl /m.test(text)))("%s", async (_, text, rule) => {
    expect(rule, "write a rule for it into rules.ts, or leave it out").toBeDefined();
    await rule?.check(text, baseUrl);
  });

  const pythons = blocks.filter(({ language }) => language === "python");
  it.runIf(python).each(pythons)("the Python of $file is answered by the sandbox of the README", async ({ code }) => {
    const script = code.replaceAll("http://127.0.0.1:8883/2013-12-26", baseUrl);
    expect(script).not.toBe(code);
    const { code: exit, stdout, stderr } = await startProgram("python3", ["-"], { input: script }).ended;
    expect([exit, stdout, stderr]).toEqual([0, expect.stringMatching(/^000000 \w{32}\n$/), ""]);
  });

  it("is found: commands, curl and Python, and no block in a language that nobody tries", () => {
    expect(commands.size).toBeGreaterThan(15);
    expect(RULES.some(({ covers }) => covers.test("npm run nothing-of-the-kind"))).toBe(false);
    expect([...commands.keys()].filter((text) => /^curl /m.test(text)).length).toBe(1);
    expect(pythons.map(({ file }) => file)).toEqual(["README.md", "README.zh-CN.md"]);
    expect(blocks.filter(({ language }) => !["ts", "sh", "python", "text"].includes(language))).toEqual([]);
  });
});
