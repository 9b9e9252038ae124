import { execFile } from "node:child_process";

/** How a command line ended, and everything that it said. */
export interface Outcome {
  readonly exitCode: number;
  readonly output: string;
}

/** Runs a command line of Node to its end, in a folder. Nothing that it runs may phone home. */
export function runNode(cwd: string, command: readonly string[]): Promise<Outcome> {
  const env = { ...process.env, DO_NOT_TRACK: "1", REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, command, { cwd, env, maxBuffer: 2 ** 26 }, (_, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? 1, output: `${stdout}${stderr}`.trim() }),
    );
  });
}
