import { expect, test } from "vitest";
import { explainListenError } from "../../src/cli/explain.js";
import { createTestSandbox } from "../support/test-sandbox.js";

test.each([
  ["EADDRINUSE", "port 80 of localhost is in use (EADDRINUSE); --port 0 takes a free one"],
  ["EACCES", "port 80 may not be used (EACCES); take one above 1023, or --port 0"],
  ["EADDRNOTAVAIL", "--host localhost is no address of this machine (EADDRNOTAVAIL)"],
  ["ENOTFOUND", "--host localhost is not known (ENOTFOUND)"],
  ["EAI_AGAIN", "--host localhost is not known (EAI_AGAIN)"],
  ["EMFILE", "too many files"],
])("%s: %s", (code, text) => {
  expect(explainListenError(Object.assign(new Error("too many files"), { code }), "localhost", 80)).toBe(text);
});

test("an address of another machine is reported", async () => {
  // 192.0.2.0/24 is for documentation: no machine has it.
  const error: unknown = await createTestSandbox()
    .sandbox.listen({ host: "192.0.2.1" })
    .catch((reason: unknown) => reason);
  expect(explainListenError(error, "192.0.2.1", 0)).toBe(
    "--host 192.0.2.1 is no address of this machine (EADDRNOTAVAIL)",
  );
});
