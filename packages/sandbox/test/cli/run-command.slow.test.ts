import { afterAll, describe, expect, test } from "vitest";
import { endAll, spawnCli } from "../support/spawn-cli.js";

afterAll(() => endAll());

const node = (script: string): readonly string[] => ["--", process.execPath, "--input-type=module", "-e", script];

describe.concurrent("cloopen-sandbox -- COMMAND", { timeout: 20_000 }, () => {
  test("lets the command find the sandbox by its environment, and leaves stdout to it", async () => {
    const asks = `const { CLOOPEN_SANDBOX, CLOOPEN_ACCOUNT_SID } = process.env;
      const { accounts } = await (await fetch(CLOOPEN_SANDBOX + "/accounts")).json();
      console.log(accounts[0].id === CLOOPEN_ACCOUNT_SID, Object.keys(process.env).filter((name) => /^CLOOPEN_/.test(name)).sort().join());`;
    const { code, stdout, stderr } = await spawnCli(...node(asks)).ended;
    expect([code, stdout, stderr]).toEqual([
      0,
      "true CLOOPEN_ACCOUNT_SID,CLOOPEN_APP_ID,CLOOPEN_AUTH_TOKEN,CLOOPEN_BASE_URL,CLOOPEN_SANDBOX\n",
      "",
    ]);
  });

  test("ends with its exit code", async () => {
    expect((await spawnCli(...node("process.exit(7)")).ended).code).toBe(7);
    expect((await spawnCli(...node('process.kill(process.pid, "SIGKILL")')).ended).code).toBe(137);
  });

  test("says why the platform rejected a request", async () => {
    const sends = 'await fetch(process.env.CLOOPEN_BASE_URL + "/Accounts/" + "f".repeat(32) + "/AccountInfo?sig=x")';
    expect((await spawnCli(...node(sends)).ended).stderr).toMatch(/ GET .* → 1111\d\d: /);
  });

  test("passes SIGTERM on, and ends with the command", async () => {
    const waits = 'process.on("SIGTERM", () => process.exit(5)); console.log("there"); setInterval(() => {}, 1000)';
    const running = spawnCli(...node(waits));
    expect(await running.ready).toBe("there");
    running.signal("SIGTERM");
    expect((await running.ended).code).toBe(5);
  });

  test("says so when the command does not exist", async () => {
    const { code, stderr } = await spawnCli("--", "/no/such/command").ended;
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^cloopen-sandbox: \/no\/such\/command cannot be started: /),
    ]);
  });
});
