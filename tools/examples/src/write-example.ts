import type { Example } from "./find-examples.js";

/** What an example need not say: that there is a client. */
const CLIENT = 'declare const cloopen: import("@cloopen-rest/client").CloopenClient;';

/** A module of an example, whose lines have the numbers that they have where it stands. */
export function writeExample({ line, code }: Example): string {
  const declared = /\b(?:const|let|function)\s+cloopen\b|\{[^}]*\bcloopen\b[^}]*\}\s*=/.test(code);
  const needed = /\bcloopen\b/.test(code) && !declared;
  return `${needed ? CLIENT : ""} export {};${"\n".repeat(line - 1)}${code}\n`;
}

/** Name of that module: where the example stands. */
export function exampleName({ file, line }: Example): string {
  return `${file.replace(/\W+/g, "-")}-${line}.ts`;
}
