import { type RunningProgram, startProgram as start } from "@cloopen-rest/test-kit";

/** A server in a process of its own. */
export interface Program {
  /** The JSON line that it printed when it was ready. */
  readonly ready: Readonly<Record<string, unknown>>;
  stop(): void;
}

/** A server that says what processor time it takes. */
export interface MeteredProgram extends Program {
  /** Processor time of the process since its start, in microseconds. */
  cpuMicros(): Promise<number>;
}

/** Starts a Node program and waits for its ready line, which is JSON. Its stderr is discarded, since reading it would be measured. */
export async function startProgram(
  path: string,
  args: readonly string[] = [],
  nodeArgs: readonly string[] = [],
): Promise<Program> {
  const { ready, stop } = await run([...nodeArgs, path, ...args]);
  return { ready, stop };
}

/** Starts a Node program like {@link startProgram}, with a meter of its processor time. */
export async function startMetered(path: string, args: readonly string[] = []): Promise<MeteredProgram> {
  const meter = new URL("report-cpu.js", import.meta.url).href;
  const { program, ready, stop } = await run(["--import", meter, path, ...args]);
  let readings = 0;
  return {
    ready,
    stop,
    async cpuMicros() {
      readings += 1;
      program.signal("SIGUSR2");
      return JSON.parse(await program.line(new RegExp(`^\\{"cpuReading":${readings},`))).cpuMicros;
    },
  };
}

async function run(args: readonly string[]): Promise<Program & { readonly program: RunningProgram }> {
  const program = start(process.execPath, args, { stderr: "ignore" });
  const ready = JSON.parse(await program.line(/^\{/));
  return { program, ready, stop: () => void program.stop("SIGTERM") };
}
