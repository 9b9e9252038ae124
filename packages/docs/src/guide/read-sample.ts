import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE } from "../package-folder.js";

const REGION = /^[ \t]*(?:\/\/|#|--) ?#(?:end)?region\b.*\n/gm;

/**
 * The text of a file of `samples/`, or of its region with `file.ts#region`; marks of regions are left out.
 *
 * @throws {Error} when there is no such file or region
 */
export function readSample(name: string): string {
  const [file = "", region] = name.split("#");
  const text = readFileSync(join(PACKAGE, "samples", file), "utf8");
  if (region === undefined) return text.replace(REGION, "");
  const found = new RegExp(`#region ${region}\\n([\\s\\S]*?)^[^\\n]*#endregion`, "m").exec(text)?.[1];
  if (found === undefined) throw new Error(`samples/${file} has no region ${region}`);
  return outdent(found.replace(REGION, ""));
}

function outdent(text: string): string {
  const indents = text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [/^ */.exec(line)?.[0].length ?? 0]));
  const indent = Math.min(...indents);
  return text.replace(new RegExp(`^ {${indent}}`, "gm"), "");
}
