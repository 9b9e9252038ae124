/** Whether the long form runs: `npm run prove`. `npm test` runs the short one. */
export const isLong: boolean = process.env["CLOOPEN_PROOF"] === "long";

/** Says what was proven, in one line, in the long form. */
export function say(line: string): void {
  if (isLong) process.stderr.write(`${line}\n`);
}
