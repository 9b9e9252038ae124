import { X509Certificate } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { installCertificate, readCertificate } from "../../src/target/certificate.js";

it("adds the certificate to the trusted ones of the environment, and removes its files afterwards", async () => {
  const folder = await mkdtemp(join(tmpdir(), "cloopen-authorities-"));
  const known = join(folder, "known.pem");
  await writeFile(known, "what was trusted before\n");
  const env: NodeJS.ProcessEnv = { NODE_EXTRA_CA_CERTS: known };
  const remove = await installCertificate(env);

  const trusted = env["NODE_EXTRA_CA_CERTS"] ?? "";
  expect(await readFile(trusted, "utf8")).toContain("what was trusted before");
  const { cert, key } = await readCertificate(env);
  const certificate = new X509Certificate(cert);
  expect(certificate.subjectAltName).toBe("IP Address:127.0.0.1");
  expect(key).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  const keyFile = env["CLOOPEN_CONFORMANCE_TLS_KEY"] ?? "";
  expect((await stat(keyFile)).mode & 0o077).toBe(0);

  await remove();
  expect([existsSync(trusted), existsSync(keyFile)]).toEqual([false, false]);
  await rm(folder, { recursive: true });
});

it("installs the certificate when NODE_EXTRA_CA_CERTS names a missing file", async () => {
  const env: NodeJS.ProcessEnv = { NODE_EXTRA_CA_CERTS: join(tmpdir(), "no-such-file.pem") };
  const remove = await installCertificate(env);
  expect((await readCertificate(env)).cert).toMatch(/^-----BEGIN CERTIFICATE-----[\s\S]*-----END CERTIFICATE-----$/);
  await remove();
});
