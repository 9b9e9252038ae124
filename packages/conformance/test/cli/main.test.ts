import { fileURLToPath } from "node:url";
import { createSandbox } from "@cloopen-rest/sandbox";
import { ACCOUNT_SID, APP_ID, AUTH_TOKEN, freePort, type ProgramResult, startProgram } from "@cloopen-rest/test-kit";
import { expect, it } from "vitest";
import { checkReachable } from "../../src/cli/check-reachable.js";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const ENV = { CLOOPEN_ACCOUNT_SID: ACCOUNT_SID, CLOOPEN_AUTH_TOKEN: AUTH_TOKEN, CLOOPEN_APP_ID: APP_ID };

function runMain(...args: string[]): Promise<ProgramResult> {
  return startProgram(process.execPath, [MAIN, ...args], { env: ENV }).ended;
}

it("exits with 2 and one line for an unknown flag", async () => {
  const ended = await runMain("--in-proces");
  expect(ended).toEqual({
    code: 2,
    signal: null,
    stdout: "",
    stderr: "contract: Unknown option '--in-proces'; --help lists the flags\n",
  });
});

it("exits with 2 and one line, before any test, when nothing listens at --base-url", async () => {
  const port = await freePort();
  const ended = await runMain("--base-url", `http://127.0.0.1:${port}/2013-12-26`);
  expect(ended).toMatchObject({ code: 2, stdout: "", stderr: `contract: nothing listens at 127.0.0.1:${port}\n` });
});

it("names the certificate as the cause when it is not trusted", async () => {
  const stranger = await createSandbox({ seed: 1 }).listen({ tls: true });
  await expect(checkReachable(new URL(stranger.url))).rejects.toThrow(/^the certificate of .* is not trusted \(\w+\)/);
  await stranger.close();
});
