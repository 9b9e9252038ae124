import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { PACKAGE } from "../../src/build/package-folder.js";

/** How a run of the program ended. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** A run of the compiled `serve/main.js`. */
export interface DocsProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** The address that it prints; rejects when the program ends without one. */
  readonly url: Promise<string>;
}

/** Starts the compiled program. */
export function startDocs(...words: readonly string[]): DocsProcess {
  const child = spawn(process.execPath, [join(PACKAGE, "dist-tools/serve/main.js"), ...words], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let errors = "";
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      const [address] = /http:\/\/\S+/.exec(output) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once("close", () => reject(new Error(errors)));
  });
  url.catch(() => undefined);
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  const ended = once(child, "close").then(([code]: (number | null)[]) => ({ code: code ?? null, output, errors }));
  return { child, ended, url };
}
