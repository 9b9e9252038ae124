import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { formatTimestamp, sign } from "@cloopen-rest/client/signing";
import { createSandbox, type Sandbox } from "@cloopen-rest/sandbox";
import { requireProgram, startProgram } from "@cloopen-rest/test-kit";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PACKAGE } from "../../src/package-folder.js";

const SAMPLES = join(PACKAGE, "samples");
/** Lets PHP find `cloopen.php`, which the reader has beside the sample. */
const INCLUDE = ["-d", `include_path=${join(SAMPLES, "signing")}`];
const log = vi.spyOn(console, "log");
let sandbox: Sandbox;
let environment: Record<string, string>;
let close: () => Promise<void>;

beforeEach(async () => {
  log.mockReset().mockImplementation(() => {});
  sandbox = createSandbox();
  const { accountSid, authToken, appId } = sandbox;
  const listening = await sandbox.listen();
  close = () => listening.close();
  environment = {
    CLOOPEN_ACCOUNT_SID: accountSid,
    CLOOPEN_AUTH_TOKEN: authToken,
    CLOOPEN_APP_ID: appId,
    CLOOPEN_BASE_URL: listening.url,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await close();
});

const find = (program: string, flag: string): Promise<string | undefined> =>
  startProgram(program, [flag]).ended.then(
    ({ code }) => (code === 0 ? program : undefined),
    () => undefined,
  );
const [php, java] = await Promise.all([find("php", "--version"), find("javac", "-version")]);
const run = (program: string, args: readonly string[]) =>
  startProgram(program, args, { env: { PATH: process.env["PATH"] ?? "", ...environment } }).ended;

describe("the sandbox with --tls", () => {
  /** What the official PHP SDK writes: quoted by hand, nothing escaped (spec/reference/existing-clients.md#official). */
  const bodies = (appId: string) => ({
    json: `{'to':'13800138000','templateId':'1','appId':'${appId}','datas':['6532','5']}`,
    xml: `<TemplateSMS>
      <to>13800138000</to>
      <appId>${appId}</appId>
      <templateId>1</templateId>
      <datas><data>6532</data><data>5</data></datas>
    </TemplateSMS>`,
  });

  it.each([
    ["json", ["single quotes"]],
    ["xml", []],
  ] as const)("takes the %s of the official PHP SDK, and warns of what is no JSON", async (format, warnings) => {
    const listening = await sandbox.listen({ tls: true });
    const { accountSid, authToken, appId } = sandbox;
    const { sig, authorization } = sign({ sid: accountSid, token: authToken }, formatTimestamp(Date.now()));
    const body = bodies(appId)[format];
    const reply = await new Promise<string>((resolve, reject) => {
      const type = `application/${format}`;
      request(
        `${listening.url}/Accounts/${accountSid}/SMS/TemplateSMS?sig=${sig}`,
        {
          method: "POST",
          ...(listening.certificate !== undefined && { ca: listening.certificate }),
          headers: { accept: type, "content-type": `${type};charset=utf-8`, authorization },
        },
        (response) => void text(response).then(resolve, reject),
      )
        .on("error", reject)
        .end(body);
    });
    await listening.close();
    expect(reply).toContain("000000");
    expect(sandbox.warnings.map(({ what }) => what)).toEqual(warnings.map((words) => expect.stringContaining(words)));
  });
});

describe.runIf(requireProgram(php, "PHP", "php-cli"))("the sample in PHP", () => {
  it.each([
    ["13800138000", /^accepted [0-9a-f]{32}\n$/],
    ["19900112310", /^112310 /],
  ])("sends to %s", async (to, said) => {
    expect((await run("php", [...INCLUDE, join(SAMPLES, "migrating-from-php/send.php"), to])).stdout).toMatch(said);
    expect(sandbox.warnings).toEqual([]);
  });
});

describe.runIf(requireProgram(java, "JDK", "default-jdk-headless"))("the sample in Java", () => {
  it("sends, and shows why not", async () => {
    const classes = await mkdtemp(join(tmpdir(), "cloopen-java-"));
    const sources = ["signing/Cloopen.java", "migrating-from-java/Send.java"].map((file) => join(SAMPLES, file));
    expect((await run("javac", ["-d", classes, ...sources])).stderr).toBe("");
    expect((await run("java", ["-cp", classes, "Send"])).stdout).toContain('"statusCode":"000000"');
    expect((await run("java", ["-cp", classes, "Send", "19900112310"])).stdout).toContain("112310");
    expect(sandbox.warnings).toEqual([]);
    await rm(classes, { recursive: true });
  });
});

it("the sample in TypeScript sends to two numbers", async () => {
  await import("../../samples/migrating-from-php/send.js");
  expect([...sandbox.state.messages.values()].map(({ to }) => to)).toEqual([["13800138000", "13900139000"]]);
  expect(log).toHaveBeenCalledWith(expect.stringMatching(/^[0-9a-f]{32}$/), expect.stringMatching(/^\d{14}$/));
});

it("the sample for users of yuntongxun makes its calls", async () => {
  await import("../../samples/migrating-from-yuntongxun/calls.js");
  expect(log).toHaveBeenCalledWith("balance", expect.any(String));
  expect([sandbox.state.messages.size, sandbox.state.conferences.size]).toEqual([1, 1]);
  expect(sandbox.warnings).toEqual([]);
});
