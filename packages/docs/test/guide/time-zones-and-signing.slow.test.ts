import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSandbox } from "@cloopen-rest/sandbox";
import type { Vectors } from "@cloopen-rest/spec";
import { ACCOUNT_SID, APP_ID, AUTH_TOKEN, requireProgram, startProgram } from "@cloopen-rest/test-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sign } from "../../samples/time-zones-and-signing/sign.js";
import { readChapter } from "../../src/guide/read-chapter.js";
import { PACKAGE } from "../../src/package-folder.js";

const vectors: Vectors = createRequire(import.meta.url)("@cloopen-rest/spec/vectors.json");
const ZONES = ["UTC", "America/New_York", "Pacific/Auckland"];
const SAMPLES = join(PACKAGE, "samples");
const expected = vectors.signing.map(({ sig, authorization }) => `${sig} ${authorization}`);

const find = async (program: string, flag: string): Promise<string | undefined> =>
  await startProgram(program, [flag]).ended.then(
    ({ code }) => (code === 0 ? program : undefined),
    () => undefined,
  );
const [python, php, java, curl] = await Promise.all([
  find("python3", "--version"),
  find("php", "--version"),
  find("java", "-version"),
  find("curl", "--version"),
]);

/** Fields of the vectors, which no token holds a tab of, one vector a line; the instant in seconds. */
const input = vectors.signing
  .map(({ sid, token, instant }) => [sid, token, Math.floor(Date.parse(instant) / 1_000)].join("\t"))
  .join("\n");

/** What a program prints for all vectors, in one zone. */
async function run(file: string, args: readonly string[], zone: string): Promise<readonly string[]> {
  const env = { PATH: process.env["PATH"] ?? "", TZ: zone, PYTHONDONTWRITEBYTECODE: "1" };
  const { stdout, stderr, code } = await startProgram(file, args, { env, input }).ended;
  expect([code, stderr]).toEqual([0, ""]);
  return stdout.trim().split("\n");
}

it("TypeScript signs as the vectors do", () => {
  const signed = vectors.signing.map(({ sid, token, instant }) => sign(sid, token, Date.parse(instant)));
  expect(signed.map(({ sig, authorization }) => `${sig} ${authorization}`)).toEqual(expected);
});

describe.runIf(requireProgram(python, "Python", "python3"))("Python", () => {
  it.each(ZONES)("signs as the vectors do on a host in %s", async (zone) => {
    const program = `import sys; sys.path.insert(0, "${join(SAMPLES, "signing")}")
from datetime import datetime, timezone
from cloopen import sign
for line in sys.stdin:
    sid, token, at = line.rstrip("\\n").split("\\t")
    print(*sign(sid, token, datetime.fromtimestamp(int(at), timezone.utc)))`;
    expect(await run("python3", ["-c", program], zone)).toEqual(expected);
  });
});

describe.runIf(requireProgram(php, "PHP", "php-cli"))("PHP", () => {
  it.each(ZONES)("signs as the vectors do on a host in %s", async (zone) => {
    const program = `require "${join(SAMPLES, "signing/cloopen.php")}";
while ($line = fgets(STDIN)) {
    [$sid, $token, $at] = explode("\\t", rtrim($line, "\\n"));
    echo implode(" ", cloopen_sign($sid, $token, (int) $at)), "\\n";
}`;
    expect(await run("php", ["-d", `date.timezone=${zone}`, "-r", program], zone)).toEqual(expected);
  });
});

describe.runIf(requireProgram(java, "JDK", "default-jdk-headless"))("Java", () => {
  let classes: string;
  beforeAll(async () => {
    classes = await mkdtemp(join(tmpdir(), "cloopen-signing-"));
    const main = `class Main {
  public static void main(String[] args) throws Exception {
    for (String line : new String(System.in.readAllBytes()).split("\\n")) {
      String[] fields = line.split("\\t");
      java.time.Instant at = java.time.Instant.ofEpochSecond(Long.parseLong(fields[2]));
      System.out.println(String.join(" ", Cloopen.sign(fields[0], fields[1], at)));
    }
  }
}`;
    await writeFile(join(classes, "Main.java"), main);
    const sources = [join(SAMPLES, "signing/Cloopen.java"), join(classes, "Main.java")];
    const { code, stderr } = await startProgram("javac", ["-d", classes, ...sources]).ended;
    expect([code, stderr]).toEqual([0, ""]);
  });
  afterAll(() => rm(classes, { recursive: true }));

  it.each(ZONES)("signs as the vectors do on a host in %s", async (zone) => {
    expect(await run("java", ["-cp", classes, "Main"], zone)).toEqual(expected);
  });
});

describe.runIf(requireProgram(curl, "curl", "curl"))("the shell", () => {
  it.each(ZONES)("is let in by the sandbox, on a host in %s", async (zone) => {
    const sandbox = createSandbox({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, appId: APP_ID, strict: true });
    const { url, close } = await sandbox.listen();
    const env = { PATH: process.env["PATH"] ?? "", TZ: zone, CLOOPEN_BASE_URL: url };
    const { stdout } = await startProgram("bash", [join(SAMPLES, "time-zones-and-signing/sign.sh")], { env }).ended;
    await close();
    expect([JSON.parse(stdout).statusCode, sandbox.warnings]).toEqual(["000000", []]);
  });
});

it("the worked example of the chapter is a vector", () => {
  const { text } = readChapter("en", "time-zones-and-signing");
  const [first] = vectors.signing.filter(({ timestamp }) => text.includes(timestamp));
  if (first === undefined) throw new Error("no vector is shown");
  for (const language of ["en", "zh-CN"] as const)
    for (const value of [first.timestamp, first.sig, first.authorization])
      expect(readChapter(language, "time-zones-and-signing").text).toContain(value);
});
