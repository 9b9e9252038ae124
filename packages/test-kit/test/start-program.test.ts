import { describe, expect, it } from "vitest";
import { startProgram } from "../src/start-program.js";

const node = (script: string, options = {}) => startProgram(process.execPath, ["-e", script], options);

describe("startProgram", () => {
  it("resolves `ended` with the exit code and the whole output", async () => {
    const { ended } = node("process.stdout.write('out'); process.stderr.write('err'); process.exitCode = 3");
    expect(await ended).toEqual({ code: 3, signal: null, stdout: "out", stderr: "err" });
  });

  it("resolves `line` with the first complete line that matches, however the output is cut", async () => {
    const script = "process.stdout.write('no\\nre'); setImmediate(() => process.stdout.write('ady 1\\nready 2\\n'))";
    const program = node(script);
    expect(await program.line(/^ready/)).toBe("ready 1");
    await program.ended;
    expect(await program.line(/2$/)).toBe("ready 2");
  });

  it("rejects `line` with the program's stderr when the program ends without one", async () => {
    await expect(node("console.error('port taken'); process.exit(1)").line(/ready/)).rejects.toThrow(
      /ended with 1 before a line matched \/ready\/: port taken/,
    );
  });

  it("rejects `ended` and `line` when the program does not exist", async () => {
    const program = startProgram("no-such-program", []);
    await expect(program.ended).rejects.toThrow("ENOENT");
    await expect(program.line(/./)).rejects.toThrow("ENOENT");
  });

  it("passes the input, and the given environment alone", async () => {
    const script = "process.stdin.pipe(process.stdout); console.error(process.env.GIVEN, process.env.HOME)";
    const { ended } = node(script, { input: "hello", env: { GIVEN: "yes" } });
    expect(await ended).toMatchObject({ stdout: "hello", stderr: "yes undefined\n" });
  });

  it("discards stderr when asked to", async () => {
    expect(await node("console.error('noise')", { stderr: "ignore" }).ended).toMatchObject({ code: 0, stderr: "" });
  });

  it("stops a program by SIGINT by default", async () => {
    const endless = "console.log('ready'); setInterval(() => {}, 1e9)";
    const programs = [node(endless), node(endless)] as const;
    await Promise.all(programs.map((program) => program.line(/ready/)));
    expect(await programs[0].stop()).toMatchObject({ signal: "SIGINT" });
    expect(await programs[1].stop("SIGTERM")).toMatchObject({ signal: "SIGTERM" });
  });
});
