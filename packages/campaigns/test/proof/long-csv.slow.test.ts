import { fileURLToPath } from "node:url";
import { startProgram } from "@cloopen-rest/test-kit";
import { expect, it } from "vitest";
import { isLong, say } from "./proof.js";

const CHILD = fileURLToPath(new URL("../support/long-csv.mjs", import.meta.url));
const LINES = isLong ? 10_000_000 : 200_000;
const MOST_MB = 100;

it(`a CSV of ${LINES} lines is read in bounded memory`, { timeout: 600_000 }, async () => {
  const { code, stdout } = await startProgram(process.execPath, ["--expose-gc", CHILD, String(LINES)]).ended;
  expect(code).toBe(0);
  const { found, mb } = JSON.parse(stdout);
  say(`CSV: ${found} lines, ${mb} MB`);
  expect(found).toBe(LINES);
  expect(mb).toBeLessThan(MOST_MB);
});
