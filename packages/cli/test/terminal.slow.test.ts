import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ACCOUNT_SID, APP_ID, AUTH_TOKEN } from "@cloopen-rest/test-kit";
import { afterEach, describe, expect, it } from "vitest";
import { EXIT } from "../src/exit-codes.js";
import { CTRL_C, findPython, runInTerminal } from "./support/in-terminal.js";
import { emptyFolder } from "./support/run-cli.js";
import { startSandbox } from "./support/sandbox.js";

const SEND = ["sms", "send", "13800138000", "--template", "1", "--data", "1", "--data", "5"];
const ESCAPE = "\u001B[";

// A test may run several programs, each of which starts Node.
describe.runIf(await findPython())("on a terminal", { timeout: 180_000 }, () => {
  const fixture = startSandbox();
  const { sandbox } = fixture;
  afterEach(() => sandbox.reset());
  const env = () => ({ ...fixture.env, CLOOPEN_CONFIG_DIR: emptyFolder() });

  it.each([
    ["y", EXIT.done, 1],
    ["n", EXIT.declined, 0],
    ["", EXIT.declined, 0],
  ])("a question answered with %j ends with %s and sends %s messages", async (answer, code, sent) => {
    const steps = [{ wait: "send template 1 to 13800138000?", send: `${answer}\r` }];
    expect(await runInTerminal(SEND, steps, { env: env() })).toMatchObject({ code, left: 0 });
    expect(sandbox.state.messages.size).toBe(sent);
  });

  it("Ctrl-C at a question ends with 130 and sends nothing", async () => {
    const result = await runInTerminal(SEND, [{ wait: "13800138000?", send: CTRL_C }], { env: env() });
    expect(result).toMatchObject({ code: EXIT.interrupted, text: expect.stringContaining("nothing was sent") });
    expect(sandbox.state.messages.size).toBe(0);
  });

  it("Ctrl-D at a question is no success, and sends nothing", async () => {
    const result = await runInTerminal(SEND, [{ wait: "13800138000?", send: "\u0004" }], { env: env() });
    expect(result).toMatchObject({ code: EXIT.interrupted, text: expect.stringContaining("nothing was sent") });
    expect(sandbox.state.messages.size).toBe(0);
  });

  it("Ctrl-C at the question of a probe says of the probe alone that it did nothing", async () => {
    const steps = [{ wait: "should reject?", send: CTRL_C }];
    const result = await runInTerminal(["doctor", "--probe-live"], steps, { env: env() });
    expect(result).toMatchObject({
      code: EXIT.interrupted,
      left: 0,
      text: expect.stringContaining('"live or not" sent no message and changed nothing'),
    });
    // Other checks have sent theirs.
    expect(result.text).not.toContain("nothing was sent");
  });

  it("asks for a profile, shows no token, and keeps it for its owner", async () => {
    const folder = emptyFolder();
    const result = await runInTerminal(
      ["config", "set"],
      [
        { wait: "accountSid:", send: `${ACCOUNT_SID}\r` },
        { wait: "authToken:", send: `${AUTH_TOKEN}\r` },
        { wait: "appId:", send: `${APP_ID}\r` },
      ],
      { env: { CLOOPEN_CONFIG_DIR: folder } },
    );
    expect(result).toMatchObject({ code: EXIT.done, left: 0 });
    expect(result.text).toContain(ACCOUNT_SID);
    expect(result.text).not.toContain(AUTH_TOKEN.slice(0, 8));
    const { profiles } = JSON.parse(await readFile(join(folder, "profiles.json"), "utf8"));
    expect(profiles.default).toEqual({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, appId: APP_ID });
  });

  it.each([["accountSid:"], ["authToken:"]])("Ctrl-C at %s ends with 130 and writes nothing", async (wait) => {
    const folder = emptyFolder();
    const steps = [
      { wait: "accountSid:", send: wait === "accountSid:" ? CTRL_C : `${ACCOUNT_SID}\r` },
      { wait: "authToken:", send: CTRL_C },
    ];
    const result = await runInTerminal(["config", "set"], steps, { env: { CLOOPEN_CONFIG_DIR: folder } });
    expect(result).toMatchObject({ code: EXIT.interrupted, text: expect.stringContaining("nothing was written") });
    expect(existsSync(join(folder, "profiles.json"))).toBe(false);
  });

  it("shows tables that fit, in colour unless NO_COLOR is set", async () => {
    const narrow = await runInTerminal(["templates", "list"], [], { env: env(), columns: 40 });
    expect(narrow.text).toContain("…");
    const coloured = await runInTerminal(["explain", "112310"], [], { env: env() });
    const plain = await runInTerminal(["explain", "112310"], [], { env: { ...env(), NO_COLOR: "1" } });
    expect([coloured.text.includes(ESCAPE), plain.text.includes(ESCAPE)]).toEqual([true, false]);
  });

  it("a server ends with 0 at Ctrl-C", async () => {
    const steps = [{ wait: "listening on", send: CTRL_C }];
    expect(await runInTerminal(["listen"], steps, { env: env() })).toMatchObject({ code: EXIT.done, left: 0 });
  });
});
