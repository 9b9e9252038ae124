import { fileURLToPath } from "node:url";
import { AUTH_TOKEN } from "@cloopen-rest/test-kit";
import { expect, it } from "vitest";
import { EXIT } from "../../src/exit-codes.js";
import { runCli } from "../support/run-cli.js";

const CLIENT = fileURLToPath(new URL("../support/vector-client.mjs", import.meta.url));
const run = (flags: readonly string[], ...command: readonly string[]) =>
  runCli(["vectors", "run", ...flags, "--", ...command], { env: { PATH: process.env["PATH"] } });
const node = (script: string, ...flags: readonly string[]) => run(flags, process.execPath, "-e", script);

it("finds our own client right in every kind", async () => {
  const { code, stdout, stderr } = await run([], process.execPath, CLIENT);
  expect({ code, stderr }).toEqual({ code: EXIT.done, stderr: "" });
  const kinds = stdout.trim().split("\n");
  expect(kinds.map((line) => line.split(":")[0])).toEqual([
    "signing",
    "requests",
    "responses",
    "errors",
    "webhooks",
    "ivr",
    "hostile",
  ]);
  for (const line of kinds) expect(line).toMatch(/: (\d+) of \1 right, 0 skipped, 0 without/);
});

it("names what a client gets wrong, with what was expected", async () => {
  const { code, stdout } = await run(["--kind", "signing"], process.execPath, CLIENT, "broken");
  expect(code).toBe(EXIT.rejected);
  expect(stdout).toContain("✗ signing: ");
  expect(stdout).toContain('expected {"timestamp":"20140416142030"');
  expect(stdout).toContain('got {"id":0,"timestamp":"20140416062030"');
});

it("prints a line for each vector with --json", async () => {
  const { stdout } = await run(["--kind", "ivr", "--json"], process.execPath, CLIENT);
  const lines = stdout.trim().split("\n");
  expect(lines.every((line) => JSON.parse(line).outcome === "right")).toBe(true);
});

it.each([
  [
    "takes what a client cannot do as skipped, but not all of it",
    'process.stdin.on("data",(d)=>String(d).split("\\n").filter(Boolean).forEach((l)=>console.log(JSON.stringify({id:JSON.parse(l).id,skip:true}))))',
    "0 of 24 right, 24 skipped",
  ],
  ["counts a program that says nothing", "", "24 without a response"],
  ["counts lines that are no answers", 'console.log("hello"); console.log("[]")', "24 without a response"],
  ["reports the exit code of a program that breaks off", "process.exit(3)", "24 without a response"],
])("%s", async (_, script, text) => {
  const { code, stdout, stderr } = await node(script, "--kind", "signing");
  expect(code).toBe(EXIT.rejected);
  expect(stdout).toContain(text);
  if (script.includes("hello")) expect(stderr).toContain("2 lines on its stdout are no answers");
  if (script.includes("exit")) expect(stderr).toContain("exit 3");
});

it("ends a program that does not end", async () => {
  const { code, stderr } = await node("setInterval(() => {}, 1000)", "--kind", "signing", "--time-limit", "0.3");
  expect(code).toBe(EXIT.rejected);
  expect(stderr).toContain("time limit");
});

it("says that a program cannot be started", async () => {
  expect(await run([], "/nonexistent/program")).toMatchObject({
    code: EXIT.usage,
    stderr: expect.stringContaining("ENOENT"),
  });
});

it.each([[["--kind", "nothing"]], [["--time-limit", "x"]]])("rejects %j", async (flags) => {
  expect((await run(flags, "true")).code).toBe(EXIT.usage);
});

it("keeps the user's token from the program", async () => {
  const script =
    "process.stderr.write(String(process.env.CLOOPEN_AUTH_TOKEN)); process.exit(process.env.CLOOPEN_AUTH_TOKEN ? 9 : 3)";
  const { stderr } = await runCli(["vectors", "run", "--kind", "ivr", "--", process.execPath, "-e", script], {
    env: { PATH: process.env["PATH"], CLOOPEN_AUTH_TOKEN: AUTH_TOKEN },
  });
  expect(stderr).toContain("exit 3");
});
