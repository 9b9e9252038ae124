import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { formatTimestamp, sign } from "@cloopen-rest/client/signing";
import { createRealClock, createSandbox, type Listening, type Sandbox } from "@cloopen-rest/sandbox";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readSettings } from "../src/settings.js";
import { readCertificate } from "../src/target/certificate.js";

const run = promisify(execFile);
const FOLDER = fileURLToPath(new URL("../../../spec/workflows/", import.meta.url));
const REDOCLY = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin/cli.js");
const SUB_ACCOUNT = { sid: "d".repeat(32), token: "e".repeat(32) };
const workflows = readdirSync(FOLDER).filter((name) => name.endsWith(".arazzo.yaml"));

const { transport } = readSettings(process.env);
/** The runner needs a port, and the workflows a sandbox, whose time can be made to run. */
const elsewhere = transport === "server" || transport === "in-process";

let sandbox: Sandbox;
let server: Listening | undefined;

beforeAll(async () => {
  if (elsewhere) return;
  // Twenty seconds of its time in each of ours: calls are answered and messages delivered within a few retries, and no call is over before the next step.
  sandbox = createSandbox({
    seed: 1,
    clock: createRealClock(20),
    subAccounts: [SUB_ACCOUNT],
    // Reports can be fetched, and agents work, only where these addresses are set; what is sent there is no concern here.
    smsCallbackUrl: "http://127.0.0.1/sms",
    ivrUrl: "http://127.0.0.1/ivr",
    fetch: async () => new Response("<Response><CmdNone/></Response>"),
  });
  server = await sandbox.listen(transport === "tls" ? { tls: await readCertificate(process.env) } : {});
});
afterAll(() => server?.close());

function inputs(): string {
  const { accountSid, authToken, appId } = sandbox;
  const timestamp = formatTimestamp(Date.now());
  const main = sign({ sid: accountSid, token: authToken }, timestamp);
  const sub = sign(SUB_ACCOUNT, timestamp);
  return JSON.stringify({
    accountSid,
    appId,
    ...main,
    subAccountSid: SUB_ACCOUNT.sid,
    subSig: sub.sig,
    subAuthorization: sub.authorization,
    from: "13900139000",
    to: "13800138000",
    reqId: `workflow${Date.now()}`,
  });
}

/** Runs one file with Redocly's own runner; gives its output and whether every step passed. */
async function respect(file: string): Promise<{ passed: boolean; output: string }> {
  const args = [REDOCLY, "respect", join(FOLDER, file), "--input", inputs(), "--server", `cloopen=${server?.url}`];
  try {
    const { stdout } = await run(process.execPath, args, { env: { ...process.env, REDOCLY_TELEMETRY: "off" } });
    return { passed: true, output: stdout };
  } catch (error) {
    return { passed: false, output: String(Reflect.get(Object(error), "stdout")) };
  }
}

it.skipIf(elsewhere)("there is a workflow for SMS, voice, conference, agent and call-back", () => {
  expect(workflows).toEqual([
    "agent-shift.arazzo.yaml",
    "call-back.arazzo.yaml",
    "conference.arazzo.yaml",
    "template-sms.arazzo.yaml",
    "voice-verification.arazzo.yaml",
  ]);
});

it.skipIf(elsewhere).concurrent.each(workflows)("%s runs against the sandbox", { timeout: 60_000 }, async (file) => {
  const { passed, output } = await respect(file);
  expect(passed, output).toBe(true);
  expect(output).toMatch(/Workflows: .*1 passed/);
});
