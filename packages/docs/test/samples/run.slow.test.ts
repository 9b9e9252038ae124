import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { connect } from "node:net";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { parseTimestamp } from "@cloopen-rest/client/signing";
import { expect, test } from "vitest";
import { PACKAGE } from "../../src/package-folder.js";
import { curlSample } from "../../src/samples/curl-sample.js";
import { javaSample } from "../../src/samples/java-sample.js";
import { phpSample } from "../../src/samples/php-sample.js";
import { pythonSample } from "../../src/samples/python-sample.js";
import { FILE_PLACE, LENGTH_PLACE, rawSample, SIGNED_AT } from "../../src/samples/raw-sample.js";
import { typescriptSample } from "../../src/samples/typescript-sample.js";
import { CASES, codeOf, environmentOf, has, inFolder, isTaken, run, SIGNING, strictSandbox } from "./fixtures.js";

const BASE = {
  compilerOptions: {
    isolatedDeclarations: false,
    declaration: false,
    declarationMap: false,
    types: ["node"],
    rootDir: ".",
    outDir: "out",
  },
};

/** Name of the file of a case; the number keeps the order. */
function fileOf(index: number, ending: string): string {
  return `sample-${String(index).padStart(3, "0")}.${ending}`;
}

function filesOf(ending: string, write: (one: (typeof CASES)[number]) => string): Record<string, string> {
  return Object.fromEntries(CASES.map((one, index) => [fileOf(index, ending), write(one)]));
}

/** Lets a program run the samples against a sandbox, and holds what it writes: the vectors first, where it signs, then a reply for each. */
async function expectTaken(
  program: (environment: NodeJS.ProcessEnv) => Promise<{ readonly stdout: string }>,
  { signs }: { readonly signs: boolean },
): Promise<void> {
  const server = await strictSandbox().listen();
  try {
    const { stdout } = await program(environmentOf(server.url));
    const parts = stdout.split("----\n").slice(0, -1);
    const signed = SIGNING.map(({ sig, authorization }) => `${sig} ${authorization}\n`).join("");
    if (signs) expect(parts.shift()).toBe(signed);
    expect(parts.length).toBe(CASES.length);
    const rejected = CASES.flatMap(({ sample, format }, index) => {
      const code = codeOf(parts[index] ?? "");
      return isTaken(code) ? [] : [`${sample.id} ${format}: ${code}`];
    });
    expect(rejected).toEqual([]);
  } finally {
    await server.close();
  }
}

test("every TypeScript sample compiles in one program, a wrong one does not, and the sandbox takes what they send", async () => {
  const files = filesOf("ts", ({ sample, format }) => typescriptSample(sample, format));
  const wrong = Object.values(files).find((code) => code.includes('templateId: "1"')) ?? "";
  files["wrong.ts"] = wrong.replace('templateId: "1"', "templateId: 1");
  files["tsconfig.json"] = JSON.stringify({ extends: "../../../../tsconfig.base.json", ...BASE, include: ["*.ts"] });
  files["package.json"] = '{"type":"module"}';
  await inFolder(
    files,
    async (folder) => {
      const tsc = join(dirname(createRequire(import.meta.url).resolve("@typescript/native/package.json")), "bin/tsc");
      const complaints = await run(process.execPath, [tsc, "-p", folder]).then(
        () => "",
        (error: { stdout?: string }) => error.stdout ?? String(error),
      );
      expect(complaints.match(/^.*error TS\d+.*$/gm)).toEqual([expect.stringContaining("wrong.ts")]);
      await expectTaken((env) => run(process.execPath, ["run.mjs", folder], { cwd: folder, env }), {
        signs: false,
      });
    },
    join(PACKAGE, ".generated"),
  );
});

test.runIf(await has("python3", "--version"))(
  "Python signs the vectors, and the sandbox takes every sample",
  async () => {
    await inFolder(
      filesOf("py", ({ sample, format }) => pythonSample(sample, format)),
      (folder) => expectTaken((env) => run("python3", ["run.py", folder], { cwd: folder, env }), { signs: true }),
    );
  },
);

test.runIf(await has("php", "--version"))("PHP signs the vectors, and the sandbox takes every sample", async () => {
  await inFolder(
    filesOf("php", ({ sample, format }) => phpSample(sample, format)),
    (folder) => expectTaken((env) => run("php", ["run.php", folder], { cwd: folder, env }), { signs: true }),
  );
});

test.runIf(await has("javac", "-version"))("Java signs the vectors, and the sandbox takes every sample", async () => {
  // A public class has a file of its name: renamed, all of them fit into one run of the compiler.
  const files = filesOf("java", ({ sample, format }) => javaSample(sample, format));
  const classes = Object.keys(files).map((name) => name.replace("-", "").replace(".java", ""));
  for (const [index, name] of Object.keys(files).entries())
    files[name] = (files[name] ?? "").replace(/^public class \w+/m, `class ${classes[index]}`);
  await inFolder({ ...files, "classes.txt": classes.join("\n") }, async (folder) => {
    await run("javac", ["-encoding", "UTF-8", "Run.java", "Cloopen.java", ...Object.keys(files)], { cwd: folder });
    const java = ["-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", folder, "Run"];
    await expectTaken((env) => run("java", java, { cwd: folder, env }), { signs: true });
  });
});

test.runIf(await has("curl", "--version"))("every curl sample signs and sends what the sandbox takes", async () => {
  const script = CASES.map(({ sample, format }) => `${curlSample(sample, format)}echo; echo ----`).join("\n");
  await inFolder({ "samples.sh": `set -eu\n${script}\n` }, (folder) =>
    expectTaken((env) => run("sh", ["samples.sh"], { cwd: folder, env }), { signs: false }),
  );
});

/** Sends the bytes of a raw sample as they are, with the line ends that a page cannot show. */
async function exchange(url: string, sample: string): Promise<string> {
  const [head = "", ...rest] = sample.split("\n\n");
  const file = "RIFF…WAVE";
  const body = rest.join("\n\n").replace(FILE_PLACE, file);
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  const lines = head.replace(LENGTH_PLACE, String(Buffer.byteLength(file))).split("\n");
  socket.write(`${[...lines, "Connection: close"].join("\r\n")}\r\n\r\n${body}`);
  return await text(socket);
}

test("a strict sandbox takes every raw request unchanged, in the format that it names", async () => {
  const server = await strictSandbox(parseTimestamp(SIGNED_AT)).listen();
  const rejected: string[] = [];
  for (const { sample, format } of CASES) {
    const reply = await exchange(server.url, rawSample(sample, format));
    if (!isTaken(codeOf(reply)) || !reply.includes(`application/${format};charset=utf-8`))
      rejected.push(`${sample.id} ${format}: ${reply}`);
  }
  await server.close();
  expect(rejected).toEqual([]);
});

test("a request that is signed wrongly, or not as the contract wants it, would be found", async () => {
  const server = await strictSandbox(parseTimestamp(SIGNED_AT)).listen();
  const [one] = CASES;
  if (one === undefined) throw new Error("no samples");
  const forged = rawSample(one.sample, "json").replace(/sig=\w{32}/, `sig=${"0".repeat(32)}`);
  expect(codeOf(await exchange(server.url, forged))).toBe("111109");
  expect(isTaken("111109") || isTaken("160031")).toBe(false);
  await server.close();
});

test("no sample is wider than the block that it is in", async () => {
  const helpers = await Promise.all(
    ["cloopen.py", "cloopen.php", "Cloopen.java"].map((name) =>
      readFile(join(PACKAGE, "samples/signing", name), "utf8"),
    ),
  );
  const all = CASES.flatMap(({ sample, format }) =>
    [typescriptSample, pythonSample, phpSample, javaSample].map((write) => write(sample, format)),
  );
  // The address of an upload is long, and nothing can be wrapped in it.
  expect(
    [...helpers, ...all].flatMap((code) =>
      code.split("\n").filter((line) => line.length > 91 && !line.includes("MediaFileUpload?")),
    ),
  ).toEqual([]);
});
