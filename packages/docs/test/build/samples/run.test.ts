import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { parseTimestamp } from "@cloopen-rest/client/signing";
import { createManualClock, createSandbox, type Sandbox } from "@cloopen-rest/sandbox";
import { expect, test } from "vitest";
import { readContract } from "../../../src/build/read-contract.js";
import { FORMATS } from "../../../src/build/samples/body-of.js";
import { curlSample } from "../../../src/build/samples/curl-sample.js";
import { listSamples } from "../../../src/build/samples/list-samples.js";
import { FILE_PLACE, LENGTH_PLACE, rawSample, SIGNED_AT, SIGNERS } from "../../../src/build/samples/raw-sample.js";

const samples = listSamples(await readContract("en"));
const cases = samples.flatMap((sample) => FORMATS.map((format) => ({ sample, format })));
const run = promisify(execFile);

function startSandbox(now?: number): Sandbox {
  return createSandbox({
    ...(now === undefined ? {} : { clock: createManualClock(now) }),
    accountSid: SIGNERS.account.sid,
    authToken: SIGNERS.account.token,
    appId: "c".repeat(32),
    subAccounts: [SIGNERS.subAccount],
    strict: true,
  });
}

/** The code of a reply, in either format. */
function codeOf(reply: string): string {
  return /(?:"statusCode"\s*:\s*"|<statusCode>)(\d{6})/.exec(reply)?.[1] ?? reply;
}

/**
 * What a sample may be answered: success, or that the conference, the call or the like which it speaks of is not there. Never that the request is badly
 * signed (1111xx) or not as the contract wants it (160031 and its kin, 111000 aside, which answers an unknown call).
 */
function isTaken(code: string): boolean {
  return /^\d{6}$/.test(code) && !/^(?:1111[0-4]\d|16003\d)$/.test(code);
}

/** Sends the bytes of a raw sample as they are, with the line ends that a page cannot show. */
async function exchange(port: number, sample: string): Promise<string> {
  const [head = "", ...rest] = sample.split("\n\n");
  const file = "RIFF…WAVE";
  const body = rest.join("\n\n").replace(FILE_PLACE, file);
  const socket = connect(port, "127.0.0.1");
  const lines = head.replace(LENGTH_PLACE, String(Buffer.byteLength(file))).split("\n");
  socket.write(`${[...lines, "Connection: close"].join("\r\n")}\r\n\r\n${body}`);
  return await text(socket);
}

test("every raw request is taken by a strict sandbox as it stands", async () => {
  const sandbox = startSandbox(parseTimestamp(SIGNED_AT));
  const server = await sandbox.listen();
  const port = Number(new URL(server.url).port);
  const refused: string[] = [];
  const types = new Set<string | undefined>();
  for (const { sample, format } of cases) {
    const reply = await exchange(port, rawSample(sample, format));
    types.add(/^content-type: (.*?)\r$/im.exec(reply)?.[1]);
    if (!isTaken(codeOf(reply))) refused.push(`${sample.id} ${format}: ${codeOf(reply)}`);
  }
  await server.close();
  expect(refused).toEqual([]);
  expect([...types].sort()).toEqual(["application/json;charset=utf-8", "application/xml;charset=utf-8"]);
});

test("a raw request with another token is refused", async () => {
  const sandbox = createSandbox({
    accountSid: SIGNERS.account.sid,
    clock: createManualClock(parseTimestamp(SIGNED_AT)),
  });
  const server = await sandbox.listen();
  const [first] = samples;
  if (first === undefined) throw new Error("no samples");
  expect(codeOf(await exchange(Number(new URL(server.url).port), rawSample(first, "json")))).toBe("111109");
  expect(isTaken("111109") || isTaken("160031")).toBe(false);
  await server.close();
});

const curl = await run("curl", ["--version"]).then(
  () => true,
  () => false,
);
if (!curl) console.warn("No curl here: its samples are not run.");

test.runIf(curl || process.env["CI"] === "true")(
  "every curl sample signs and sends what the sandbox takes",
  async () => {
    const sandbox = startSandbox();
    const server = await sandbox.listen();
    const folder = await mkdtemp(join(tmpdir(), "cloopen-samples-"));
    await writeFile(join(folder, "welcome.wav"), "RIFF…WAVE");
    const env = {
      PATH: process.env["PATH"],
      CLOOPEN_BASE_URL: server.url,
      CLOOPEN_ACCOUNT_SID: SIGNERS.account.sid,
      CLOOPEN_AUTH_TOKEN: SIGNERS.account.token,
      CLOOPEN_SUB_ACCOUNT_SID: SIGNERS.subAccount.sid,
      CLOOPEN_SUB_TOKEN: SIGNERS.subAccount.token,
    };
    // Chosen in turn: each sample in one of the formats, for a shell with five programs takes its time.
    const chosen = samples.map((sample, index) => ({ sample, format: FORMATS[index % 2] ?? "json" }));
    const script = chosen.map(({ sample, format }) => `${curlSample(sample, format)}echo; echo ----`).join("\n");
    await writeFile(join(folder, "samples.sh"), `set -eu\n${script}`);
    try {
      const { stdout } = await run("sh", ["samples.sh"], { cwd: folder, env });
      const codes = stdout.split("\n----\n").slice(0, -1).map(codeOf);
      expect(codes.length).toBe(samples.length);
      expect(
        chosen.flatMap(({ sample }, index) => (isTaken(codes[index] ?? "") ? [] : [[sample.id, codes[index]]])),
      ).toEqual([]);
    } finally {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
);
