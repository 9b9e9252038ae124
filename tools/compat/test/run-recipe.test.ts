import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Command, Recipe } from "../src/recipe.js";
import type { Outcome } from "../src/results.js";
import { explainEnding } from "../src/run-command.js";
import { rowOf } from "../src/run-recipe.js";
import { isOnPath, runRow } from "../src/run-row.js";

let cache: string;
beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), "cloopen-compat-"));
});
afterAll(() => rm(cache, { recursive: true, force: true }));

/** A recipe whose folder is there, with other commands. */
function recipe(steps: readonly Command[], needs: readonly string[] = ["node"]): Recipe {
  return {
    ...{ id: "hey-api", generator: "none", version: "1", language: "none", options: "", needs },
    document: "openapi.generators.json",
    steps: () => steps,
    program: () => ({ run: ["node", "--eval", "console.log(1)"] }),
  };
}

async function outcomeOf(tried: Recipe): Promise<Outcome> {
  return (await runRow(rowOf(tried), cache)).outcome;
}

const fails: Command = { run: ["node", "--eval", "console.error('error: it does not work'); process.exit(3)"] };

describe("a row of a recipe", () => {
  it("skips a recipe whose program is missing, and names it", async () => {
    const outcome = await outcomeOf(recipe([], ["node", "no-such-compiler"]));
    expect(outcome).toEqual({ kind: "skipped", why: "no-such-compiler is not on this machine" });
  });

  it("skips a recipe that cannot fetch, and fails one that does not compile", async () => {
    const why = "node --eval: error: it does not work";
    expect(await outcomeOf(recipe([{ ...fails, fetch: true }]))).toEqual({ kind: "skipped", why });
    expect(await outcomeOf(recipe([fails]))).toEqual({ kind: "failed", why });
  });

  it("does not run a step whose result is there", async () => {
    const outcome = await outcomeOf(recipe([{ ...fails, unless: cache }]));
    expect(outcome).toMatchObject({ kind: "failed", why: expect.stringContaining("sendTemplateSms: was not sent") });
  });

  it("fails a program that makes no call, although it ends well", async () => {
    expect(await outcomeOf(recipe([]))).toMatchObject({ kind: "failed" });
  });
});

describe("explainEnding", () => {
  it("says the first errors rather than the advice that follows them", () => {
    const stderr = "\u001b[31m[ERROR] no symbol sign\u001b[0m\n[ERROR]\nRe-run with -X";
    expect(explainEnding({ exitCode: 1, stdout: "", stderr })).toBe("[ERROR] no symbol sign");
  });

  it("says the last lines when none names an error", () => {
    expect(explainEnding({ exitCode: 1, stdout: "a\nb\nc\n\nd\n", stderr: "" })).toBe("b | c | d");
  });
});

describe("isOnPath", () => {
  it("finds programs on the path and files at their place", () => {
    expect(isOnPath("node")).toBe(true);
    expect(isOnPath("node", "")).toBe(false);
    expect(isOnPath(process.execPath, "")).toBe(true);
    expect(isOnPath(join(cache, "none"))).toBe(false);
  });
});
