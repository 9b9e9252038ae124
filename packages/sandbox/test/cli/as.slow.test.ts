import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type PeerCertificate, type TLSSocket } from "node:tls";
import { fileURLToPath } from "node:url";
import { requireProgram, startProgram } from "@cloopen-rest/test-kit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issueCertificate, makeAuthority } from "../../src/server/make-certificate.js";
import { endAll, type Running, spawnCli } from "../support/spawn-cli.js";
import { createTestSandbox } from "../support/test-sandbox.js";

const HOST = "app.cloopen.com";
/** An address of loopback that nothing else listens on, so that the platform's port is free there. */
const ADDRESS = "127.0.0.77";
const PROGRAMS = fileURLToPath(new URL("programs/", import.meta.url));
const CREDENTIALS = ["a".repeat(32), "b".repeat(32), "c".repeat(32)] as const;

let directory = "";
let running: Running;
let ca = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "sandbox-ca-"));
  const [sid, token, app] = CREDENTIALS;
  const given = ["--account-sid", sid, "--auth-token", token, "--app-id", app];
  running = spawnCli("--host", ADDRESS, "--as", HOST, "--ca-dir", directory, ...given);
  await running.ready;
  ca = join(directory, "ca.pem");
});
afterAll(async () => {
  endAll();
  await rm(directory, { recursive: true, force: true });
});

async function succeeds(file: string, args: readonly string[], env: Record<string, string> = {}): Promise<boolean> {
  const { PATH = "", HOME = "" } = process.env;
  return startProgram(file, args, { env: { PATH, HOME, ...env } }).ended.then(
    ({ code }) => code === 0,
    () => false,
  );
}

const hasCurl = requireProgram((await succeeds("curl", ["--version"])) ? "curl" : undefined, "curl", "curl");
const hasPython = requireProgram(
  (await succeeds("python3", ["--version"])) ? "python3" : undefined,
  "python3",
  "python3",
);

describe("--as", () => {
  test.runIf(hasCurl)("curl reaches the platform's name and port, and trusts the authority alone", async () => {
    const args = ["-sS", "--resolve", `${HOST}:8883:${ADDRESS}`, `https://${HOST}:8883/2013-12-26/x`];
    const { stdout, code } = await startProgram("curl", ["--cacert", ca, ...args]).ended;
    expect(code).toBe(0);
    expect(stdout).toContain("404 Not Found");
    expect((await startProgram("curl", args).ended).stderr).toMatch(/certificate/i);
  });

  test.runIf(hasPython)("a program that has host and port in its code sends a message, unchanged", async () => {
    const { PATH = "", HOME = "" } = process.env;
    const args = [join(PROGRAMS, "resolve-to-loopback.py"), ADDRESS, join(PROGRAMS, "send-to-the-platform.py")];
    const env = { PATH, HOME, SSL_CERT_FILE: ca };
    const { stdout, stderr } = await startProgram("python3", [...args, ...CREDENTIALS], { env }).ended;
    expect(stdout, stderr).toContain('"statusCode":"000000"');
  });

  test("programs that trust the authority trust it after the next start, too", async () => {
    const first = await readFile(ca, "utf8");
    const printed = await spawnCli("--print-ca", "--ca-dir", directory).ended;
    expect(printed).toMatchObject({ code: 0, stdout: first });
    expect((await stat(join(directory, "ca.key"))).mode & 0o077).toBe(0);
  });

  test("certifies hosts of the platform alone", async () => {
    const { code, stderr } = await spawnCli("--as", "example.com", "--ca-dir", directory).ended;
    expect(code).toBe(2);
    expect(stderr).toContain("--as must be a host of the platform, under cloopen.com; others take --cert and --key");
  });

  test("rejects an authority that does not fit its key, and leaves it as it is", async () => {
    const other = await mkdtemp(join(tmpdir(), "sandbox-ca-"));
    await writeFile(join(other, "ca.pem"), (await makeAuthority()).cert);
    const alone = await spawnCli("--as", HOST, "--ca-dir", other).ended;
    expect(alone.stderr).toMatch(/one of ca\.pem and ca\.key is missing; delete .*ca\.pem and .*ca\.key, and trust/);
    await writeFile(join(other, "ca.key"), (await makeAuthority()).key);
    const wrong = await spawnCli("--as", HOST, "--ca-dir", other).ended;
    expect(wrong.stderr).toContain("ca.pem and ca.key are not a certificate and its key");
    await rm(other, { recursive: true });
  });
});

describe("the authority", () => {
  async function connectTo(names: { readonly certified: string; readonly asked: string }): Promise<PeerCertificate> {
    const authority = await makeAuthority();
    const server = await createTestSandbox().sandbox.listen({
      tls: await issueCertificate(authority, names.certified),
    });
    const port = Number(new URL(server.url).port);
    try {
      const socket = await new Promise<TLSSocket>((resolve, reject) => {
        const opened = connect({ host: "127.0.0.1", port, servername: names.asked, ca: authority.cert }, () =>
          resolve(opened),
        );
        opened.once("error", reject);
      });
      const certificate = socket.getPeerCertificate();
      socket.destroy();
      return certificate;
    } finally {
      await server.close();
    }
  }

  test("is trusted for the platform's host and for this machine", async () => {
    await expect(connectTo({ certified: HOST, asked: HOST })).resolves.toMatchObject({ subject: { CN: HOST } });
    await expect(connectTo({ certified: HOST, asked: "localhost" })).resolves.toMatchObject({ subject: { CN: HOST } });
  });

  test("is trusted for no other name, even by who has its key: its certificate says so", async () => {
    await expect(connectTo({ certified: "bank.example", asked: "bank.example" })).rejects.toThrow(
      /permitted subtree violation/,
    );
  });
});
