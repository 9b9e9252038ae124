import { expect, it } from "vitest";
import { EXIT } from "../../src/exit-codes.js";
import { accountAt, runCli } from "../support/run-cli.js";

// Nothing listens there: what is rejected is not sent.
const env = accountAt("http://127.0.0.1:1/2013-12-26");

it.each([
  [["api", "sendTemplateSms", "--templateId", "1"], "--to is missing", "Recipients"],
  [
    ["api", "sendTemplateSms", "--to", "138-0013-8000", "--templateId", "1"],
    '--to: the contract does not allow "138-0013-8000"',
    "allowed:",
  ],
  [
    ["api", "sendTemplateSms", "--to", "13800138000", "--templateId", "x"],
    '--templateId: the contract does not allow "x"',
    "digits",
  ],
  [["api", "voiceVerify", "--to", "13800138000", "--verifyCode", "123"], "--verifyCode", "4 to 8 characters"],
  [
    ["api", "voiceVerify", "--to", "13800138000", "--verifyCode", "1234", "--playTimes", "4"],
    "--playTimes",
    "allowed: 1, 2, 3",
  ],
  [["api", "dialIvr", "--number", "1", "--record", "yes"], "--record", "allowed: true, false"],
  [["api", "transferCall", "--callid", "x"], "--callid", "32"],
  [["api", "getCallResult"], "--callsid is missing", ""],
  [["sms", "send", "12", "--template", "1"], 'error: to: the contract does not allow "12"', "allowed:"],
  [["conf", "invite", "1", "13800138000"], 'error: confid: the contract does not allow "1"', "allowed:"],
  [["voice", "code", "13800138000", "--code", "12"], "error: --code: the contract", "4 to 8 characters"],
  [["api", "sendTemplateSms", "--input", "/nonexistent"], "/nonexistent cannot be read", ""],
])("%j is rejected before anything is sent", async (args, what, allowed) => {
  const { code, stdout, stderr } = await runCli([...args, "--yes"], { env });
  expect({ code, stdout }).toEqual({ code: EXIT.usage, stdout: "" });
  expect(stderr).toContain(what);
  expect(stderr).toContain(allowed);
});

it.each(["[]", "nonsense", '"text"', ""])("an input of %j is rejected", async (input) => {
  expect(await runCli(["api", "sendTemplateSms", "--input", "-"], { env, input })).toMatchObject({
    code: EXIT.usage,
    stderr: expect.stringContaining("--input must be a JSON object"),
  });
});

it("a field that the contract does not have is rejected by its name", async () => {
  const input = JSON.stringify({ to: "13800138000", templateId: "1", too: "x" });
  expect(await runCli(["api", "sendTemplateSms", "--input", "-", "--yes"], { env, input })).toMatchObject({
    code: EXIT.usage,
    stderr: expect.stringContaining("too"),
  });
});

it("without network it says that nothing was carried out", async () => {
  const { code, stderr } = await runCli(["sms", "send", "13800138000", "--template", "1", "--yes"], { env });
  expect(code).toBe(EXIT.unreachable);
  expect(stderr).toContain("nothing was carried out");
  expect(stderr).toContain("CLOOPEN_BASE_URL");
});

it("a time limit that is no number is rejected", async () => {
  expect((await runCli(["account", "--timeout", "x"], { env })).code).toBe(EXIT.usage);
});
