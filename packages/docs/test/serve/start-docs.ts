import { join } from "node:path";
import { type RunningProgram, startProgram } from "@cloopen-rest/test-kit";
import { PACKAGE } from "../../src/package-folder.js";

/** The compiled program. */
export const SERVE: string = join(PACKAGE, "dist-tools/serve/main.js");

/** Starts the compiled `serve/main.js`. */
export function startDocs(...words: readonly string[]): RunningProgram {
  return startProgram(process.execPath, [SERVE, ...words]);
}

/** Reads the address that the program prints; rejects when the program ends without one. */
export async function addressOf(docs: RunningProgram): Promise<string> {
  const [address = ""] = /http:\/\/\S+/.exec(await docs.line(/http:/)) ?? [];
  return address;
}
