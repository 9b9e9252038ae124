import { expect, it } from "vitest";
import { runCli } from "./support/run-cli.js";

const ESCAPE = "\u001B[";

it.each([
  [{}, undefined, false],
  [{}, 80, true],
  [{ NO_COLOR: "1" }, 80, false],
  [{ NO_COLOR: "" }, 80, true],
  [{ TERM: "dumb" }, 80, false],
  [{ FORCE_COLOR: "1" }, undefined, true],
  [{ FORCE_COLOR: "1", NO_COLOR: "1" }, undefined, false],
])("with %j on a terminal of %s columns colours are %s", async (env, columns, coloured) => {
  const { stdout } = await runCli(["explain", "112310"], { env, ...(columns !== undefined && { columns }) });
  expect(stdout.includes(ESCAPE)).toBe(coloured);
});
