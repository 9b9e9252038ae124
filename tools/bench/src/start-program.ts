import { startProgram as start } from "@cloopen-rest/test-kit";

/** A server in a process of its own. */
export interface Program {
  /** The JSON line that it printed when it was ready. */
  readonly ready: Readonly<Record<string, unknown>>;
  stop(): void;
}

/** Starts a Node program and waits for its ready line, which is JSON. Its stderr is discarded, since reading it would be measured. */
export async function startProgram(
  path: string,
  args: readonly string[] = [],
  nodeArgs: readonly string[] = [],
): Promise<Program> {
  const program = start(process.execPath, [...nodeArgs, path, ...args], { stderr: "ignore" });
  const ready = JSON.parse(await program.line(/^\{/));
  return { ready, stop: () => void program.stop("SIGTERM") };
}
