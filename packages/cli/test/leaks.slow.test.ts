import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { AUTH_TOKEN } from "@cloopen-rest/test-kit";
import { afterAll, describe, expect, it } from "vitest";
import { exampleRequests } from "./support/examples.js";
import { emptyFolder, printed, runCli } from "./support/run-cli.js";
import { startSandbox } from "./support/sandbox.js";

const SUB_ACCOUNT = { sid: "e".repeat(32), token: "f1".repeat(16) };
const PROXY_PASSWORD = "hunter2hunter2";
const SIGNATURE = /sig=[0-9A-Fa-f]{8}|Authorization: [0-9A-Za-z+/]{8}/;
const fixture = startSandbox({ subAccounts: [SUB_ACCOUNT] });
const { sandbox } = fixture;
const env = () => ({
  ...fixture.env,
  CLOOPEN_SUB_ACCOUNT_SID: SUB_ACCOUNT.sid,
  CLOOPEN_SUB_ACCOUNT_TOKEN: SUB_ACCOUNT.token,
});

/** Holds everything that was printed so far against everything that is secret. */
function expectNoSecret(): void {
  const text = printed.join("\n");
  for (const secret of [AUTH_TOKEN, SUB_ACCOUNT.token, PROXY_PASSWORD, ...issued]) expect(text).not.toContain(secret);
  expect(SIGNATURE.exec(text.replaceAll("sig=***", "").replaceAll("Authorization: ***", ""))).toBeNull();
}

/** Tokens that the platform has issued meanwhile. */
const issued = new Set<string>();
let counted = "";
afterAll(() => console.log(counted));

describe.each(["json", "xml"])("no command in %s prints a secret", (format) => {
  const ways = [["--yes", "--json"], ["--yes"], ["--dry-run"], ["--dry-run", "--json"], ["--curl"]];

  it("when it is called, shown or turned into a script", async () => {
    for (const { id, args } of exampleRequests())
      for (const flags of ways) await runCli(["api", id, ...args, "--format", format, ...flags], { env: env() });
    expectNoSecret();
  });

  it.each(["http-status", "html", "empty", "reset-after", "half-body", "status-code"] as const)(
    "when the platform fails with %s",
    async (kind) => {
      const fault =
        kind === "http-status"
          ? { kind, status: 502 }
          : kind === "status-code"
            ? { kind, statusCode: "111109" }
            : { kind };
      const stop = sandbox.fail({ ...fault, times: "always" });
      for (const id of ["sendTemplateSms", "dialIvr", "getAccountInfo"]) {
        const { args } = exampleRequests().find((each) => each.id === id) ?? expect.unreachable();
        for (const flags of [["--yes"], ["--yes", "--json"]])
          await runCli(["api", id, ...args, "--format", format, "--timeout", "1", ...flags], { env: env() });
      }
      stop();
      expectNoSecret();
    },
  );
});

it("tokens of sub-accounts go to a file of their owner and are masked everywhere else", async () => {
  const folder = emptyFolder();
  for (const [index, flags] of [["--json"], []].entries()) {
    const file = join(folder, `${index}.json`);
    const created = await runCli(["subaccounts", "create", `shop${index}`, "--yes", "--secrets-to", file, ...flags], {
      env: env(),
    });
    expect(created).toMatchObject({ code: 0, stdout: expect.stringContaining("***") });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const { subToken, voipPwd } = JSON.parse(await readFile(file, "utf8"));
    for (const token of [subToken, voipPwd]) if (token) issued.add(token);
  }
  expect(issued.size).toBeGreaterThan(1);
  for (const args of [
    ["subaccounts", "list"],
    ["subaccounts", "find", "shop0"],
    ["api", "listSubAccounts"],
  ])
    for (const flags of [["--json"], []]) expect((await runCli([...args, ...flags], { env: env() })).code).toBe(0);
  const file = join(folder, "0.json");
  expect((await runCli(["subaccounts", "list", "--secrets-to", file], { env: env() })).stderr).toContain("EEXIST");
  expectNoSecret();
});

it("tools print no secret either", async () => {
  const configFolder = emptyFolder();
  await runCli(["config", "set", "authToken"], { configFolder, input: AUTH_TOKEN });
  for (const args of [
    ["config", "show"],
    ["config", "list"],
    ["doctor"],
    ["doctor", "--json"],
    ["config", "show", "--json"],
  ]) {
    await runCli(args, { env: env(), configFolder });
    await runCli(args, { configFolder });
    await runCli(args, {
      env: { ...env(), CLOOPEN_BASE_URL: "https://198.51.100.1/2013-12-26" },
      proxy: `http://user:${PROXY_PASSWORD}@127.0.0.1:1`,
    });
  }
  expectNoSecret();
});

it("the search finds a secret where there is one", async () => {
  await runCli(["sign", "--time", "20140416142030"], { env: env() });
  expect(() => expectNoSecret()).toThrow();
  const last = printed.splice(-2);
  expectNoSecret();
  counted = `${printed.length / 2} runs, ${printed.join("").length} characters, ${issued.size + 3} secrets searched for`;
  expect(last[0]).toContain("sig=2A7699649C08D9851D1BF8A73CAA19D1");
});
