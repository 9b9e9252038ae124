import { execFile } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createSandbox } from "@cloopen-rest/sandbox";
import { expect, it } from "vitest";
import { checkReachable } from "../../src/cli/check-reachable.js";
import { listenOnLoopback } from "../../src/target/listen-on-loopback.js";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const ENV = { CLOOPEN_ACCOUNT_SID: "a".repeat(32), CLOOPEN_AUTH_TOKEN: "b".repeat(32), CLOOPEN_APP_ID: "c".repeat(32) };

async function runMain(...args: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const { PATH } = process.env;
  const ended = promisify(execFile)(process.execPath, [MAIN, ...args], { env: { ...ENV, ...(PATH && { PATH }) } });
  return ended.then(
    (output) => ({ code: 0, ...output }),
    (error: unknown) => ({
      code: Reflect.get(Object(error), "code"),
      stdout: String(Reflect.get(Object(error), "stdout")),
      stderr: String(Reflect.get(Object(error), "stderr")),
    }),
  );
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenOnLoopback(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

it("a mistyped flag is one plain line and exit 2", async () => {
  const ended = await runMain("--in-proces");
  expect(ended).toEqual({
    code: 2,
    stdout: "",
    stderr: "contract: Unknown option '--in-proces'; --help lists the flags\n",
  });
});

it("a server that is not there is one plain line and exit 2, before any test", async () => {
  const port = await freePort();
  const ended = await runMain("--base-url", `http://127.0.0.1:${port}/2013-12-26`);
  expect(ended).toEqual({ code: 2, stdout: "", stderr: `contract: nothing listens at 127.0.0.1:${port}\n` });
});

it("a certificate that is not trusted is said to be none", async () => {
  const stranger = await createSandbox({ seed: 1 }).listen({ tls: true });
  await expect(checkReachable(new URL(stranger.url))).rejects.toThrow(/^the certificate of .* is not trusted \(\w+\)/);
  await stranger.close();
});
