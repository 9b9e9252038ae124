import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { listenOnLoopback } from "../../support/listen-on-loopback.js";

const run = promisify(execFile);
const PACKAGE = fileURLToPath(new URL("../../../", import.meta.url));

it("the IVR sample of the README runs, and prints what the README says", async () => {
  const readme = await readFile(join(PACKAGE, "README.md"), "utf8");
  const [, sample = "", printed = ""] =
    /## An IVR application on the phone[\s\S]*?```ts\n([\s\S]*?)```[\s\S]*?```text\n([\s\S]*?)```/.exec(readme) ?? [];
  // Inside the package, so that its name resolves to what was built.
  const folder = await mkdtemp(join(PACKAGE, ".sample-"));
  try {
    const file = join(folder, "sample.mjs");
    await writeFile(file, sample.replaceAll("3000", String(await freePort())));
    const { stdout } = await run(process.execPath, [file]);
    expect(relative(stdout)).toEqual(relative(printed));
  } finally {
    await rm(folder, { recursive: true });
  }
});

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenOnLoopback(server);
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}

/** Lines with seconds since the first one in place of the time, and without other times. */
function relative(transcript: string): readonly string[] {
  const lines = transcript.trim().split("\n");
  const seconds = (line = ""): number => {
    const [hours = 0, minutes = 0, rest = 0] = line.slice(0, 8).split(":").map(Number);
    return hours * 3600 + minutes * 60 + rest;
  };
  const day = 24 * 3600;
  return lines.map((line) => {
    const since = (seconds(line) - seconds(lines[0]) + day) % day;
    return `${since} ${line.slice(15).replace(/time=[^&]*/g, "time=…")}`;
  });
}
