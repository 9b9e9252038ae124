import { expect, it } from "vitest";
import { EXIT } from "../../src/exit-codes.js";
import { emptyFolder, runCli } from "../support/run-cli.js";
import { startServing } from "../support/start-listener.js";

it("serves the platform until it is interrupted, and saves its account as a profile", async () => {
  const configFolder = emptyFolder();
  const running = await startServing(["sandbox", "--port", "0", "--save", "--seed", "1"], { configFolder });
  const account = await runCli(["account", "--profile", "sandbox", "--json"], { configFolder });
  expect(account).toMatchObject({ code: EXIT.done, stdout: expect.stringContaining('"balance"') });
  const { code, events, stderr } = await running.stop();
  expect(code).toBe(EXIT.done);
  expect(events).toMatchObject([
    { url: running.url, accountSid: expect.stringMatching(/^\w{32}$/), console: expect.any(String) },
  ]);
  expect(stderr).toContain("/AccountInfo → 000000");
});

it("prints what the next shell needs, for people", async () => {
  const running = await startServing(["sandbox", "--port", "0"], { json: false });
  const { stdout } = await running.stop();
  expect(stdout).toMatch(/^export CLOOPEN_BASE_URL=http.*\nexport CLOOPEN_ACCOUNT_SID=\w{32}\n/);
});

it.each([
  ["--seed", "x"],
  ["--ivr-url", "nonsense"],
  ["--port", "99999"],
])("rejects %s %s", async (...args) => {
  expect((await runCli(["sandbox", ...args])).code).toBe(EXIT.usage);
});
