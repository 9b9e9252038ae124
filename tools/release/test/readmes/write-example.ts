import type { Block } from "./find-blocks.js";

/** What an example need not say: that there is a client. Where it is compiled a declaration is enough. */
const DECLARED = 'declare const cloopen: import("@cloopen-rest/client").CloopenClient;';
const MADE = 'import { createClient as __createClient } from "@cloopen-rest/client"; const cloopen = __createClient();';

/** A module of an example, whose lines have the same numbers as in its file. */
export function writeExample(example: Block): string {
  return moduleOf(example, DECLARED);
}

/** The same as a module that runs: its client goes where the environment says. */
export function writeRunnable(example: Block): string {
  return moduleOf(example, MADE);
}

function moduleOf({ line, code }: Block, client: string): string {
  const own = /\b(?:const|let|function)\s+cloopen\b|\{[^}]*\bcloopen\b[^}]*\}\s*=/.test(code);
  const needed = /\bcloopen\b/.test(code) && !own;
  return `${needed ? client : ""} export {};${"\n".repeat(line - 1)}${code}\n`;
}

/** Name of that module: file and line of the example. */
export function exampleName({ file, line }: Block): string {
  return `${file.replace(/\W+/g, "-")}-${line}.ts`;
}
