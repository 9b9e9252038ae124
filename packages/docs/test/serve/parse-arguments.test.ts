import { expect, test } from "vitest";
import { parseArguments, UsageError } from "../../src/serve/parse-arguments.js";

test.each([
  [[], {}],
  [["--port", "8081"], { port: 8081 }],
  [["--port=0"], { port: 0 }],
  [["--no-sandbox", "--port", "1"], { noSandbox: true, port: 1 }],
  [["--help"], { help: true }],
  [["--port", "x", "-h"], { help: true }],
])("reads %j", (words, options) => {
  expect(parseArguments(words)).toEqual(options);
});

test.each([[["--prot", "1"]], [["--port"]], [["--port", "x"]], [["--port", "70000"]], [["--port="]], [["8080"]]])(
  "rejects %j in one line",
  (words) => {
    expect(() => parseArguments(words)).toThrow(UsageError);
    expect(() => parseArguments(words)).toThrow(/^[^\n]+$/);
  },
);
