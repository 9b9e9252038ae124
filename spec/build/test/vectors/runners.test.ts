import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Vectors } from "../../../src/vectors.js";

const run = promisify(execFile);
const RUNNERS = fileURLToPath(new URL("../../../vectors/runners/", import.meta.url));
const BUILT = fileURLToPath(new URL("../../../dist/vectors.json", import.meta.url));
/** A short run is over before the second compiler of the JVM and its parallel collectors pay off. */
const SHORT_RUN = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];
/** `-n` keeps php to its core: no extension of this machine helps. */
const LANGUAGES = [
  { language: "Python", file: "runner.py", command: "python3", flags: [join(RUNNERS, "runner.py")] },
  { language: "PHP", file: "runner.php", command: "php", flags: ["-n", join(RUNNERS, "runner.php")] },
  { language: "Java", file: "Runner.java", command: "java", flags: [...SHORT_RUN, "Runner"] },
] as const;

let folder = "";
/** Compiled once, for Java 8. `undefined` without a compiler. */
let compiled: Promise<unknown> | undefined;
const hasCompiler = spawnSync("javac", ["--version"]).error === undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cloopen-runners-"));
  if (!hasCompiler) return;
  const flags = [...SHORT_RUN.map((flag) => `-J${flag}`), "-Xlint:-options", "--release", "8", "-d", folder];
  compiled = run("javac", [...flags, join(RUNNERS, "Runner.java")]);
  // Its own test reports a failure.
  compiled.catch(() => {});
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Output and exit code of a runner. */
async function output(
  { command, flags }: (typeof LANGUAGES)[number],
  vectors: string,
): Promise<{ code: unknown; text: string }> {
  // Signatures must not depend on the zone of the host, nor texts on its character set.
  const env = { ...process.env, TZ: "America/New_York", LC_ALL: "C", CLASSPATH: folder };
  if (command === "java") await compiled;
  try {
    const { stdout } = await run(command, [...flags, vectors], { env });
    return { code: 0, text: stdout };
  } catch (error) {
    return { code: Reflect.get(Object(error), "code"), text: String(Reflect.get(Object(error), "stdout")) };
  }
}

/** The vectors with one expectation of each kind falsified. */
function spoil(vectors: Vectors): unknown {
  const [signing, requests, webhooks, ivr] = [vectors.signing, vectors.requests, vectors.webhooks, vectors.ivr];
  const withBody = requests.findIndex(({ xml }) => xml !== undefined);
  return {
    ...vectors,
    signing: signing.map((one, at) => (at === 0 ? { ...one, timestamp: "20140416062030" } : one)),
    requests: requests.map((one, at) =>
      at === withBody ? { ...one, xml: one.xml?.replace(/>([^<]+)</, "> $1<") } : one,
    ),
    webhooks: webhooks.map((one, at) =>
      at === 0 ? { ...one, message: { ...Object(one.message), status: "7" } } : one,
    ),
    ivr: ivr.map((one, at) => (at === 0 ? { ...one, parameters: {} } : one)),
  };
}

// A JVM that compiles first takes its time on a busy machine.
describe.each(LANGUAGES)("the runner in $language", { timeout: 180_000 }, (language) => {
  const program = language.command === "java" ? "javac" : language.command;
  const missing = spawnSync(program, ["--version"]).error !== undefined;
  if (missing) console.log(`skipped: the runner in ${language.language} needs ${program}, which is not here`);
  const may = test.skipIf(missing && process.env["CI"] !== "true");

  test("has at most 150 lines", async () => {
    const text = await readFile(join(RUNNERS, language.file), "utf8");
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(150);
  });

  may("passes every vector of signing, requests, webhooks and ivr", async () => {
    const { signing, requests, webhooks, ivr }: Vectors = JSON.parse(await readFile(BUILT, "utf8"));
    const lines = Object.entries({ signing, requests, webhooks, ivr }).map(
      ([kind, { length }]) => `${kind}: ${length} of ${length}\n`,
    );
    expect(await output(language, BUILT)).toEqual({ code: 0, text: lines.join("") });
  });

  may("fails where a vector says something else, and names it", async () => {
    const vectors: Vectors = JSON.parse(await readFile(BUILT, "utf8"));
    const spoilt = join(folder, `${language.language}.json`);
    await writeFile(spoilt, JSON.stringify(spoil(vectors)));
    const { code, text } = await output(language, spoilt);
    expect(code).toBe(1);
    for (const kind of ["signing", "requests", "webhooks", "ivr"] as const) {
      const { length } = vectors[kind];
      expect(text).toContain(`${kind}: ${length - 1} of ${length}`);
    }
    expect(text).toContain(vectors.signing[0]?.name);
  });
});

test("the Java runner is Java 8", { timeout: 180_000 }, async ({ skip }) => {
  if (!hasCompiler && process.env["CI"] !== "true") skip("javac is not here");
  expect(await compiled).toHaveProperty("stdout");
});
