import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "selfsigned";

/** A certificate and its key, in PEM. */
export interface Pair {
  readonly cert: string;
  readonly key: string;
}

const KEY = "CLOOPEN_CONFORMANCE_TLS_KEY";
const CERT = "NODE_EXTRA_CA_CERTS";

/**
 * Creates a self-signed certificate for 127.0.0.1. Processes started afterwards trust it, beside the
 * usual authorities and those of `NODE_EXTRA_CA_CERTS`. Every test verifies certificates.
 *
 * @returns removes the files again
 */
export async function installCertificate(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const pair = await generate([{ name: "commonName", value: "localhost" }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] },
    ],
  });
  // Node ignores a file that does not exist.
  const before = env[CERT] === undefined ? "" : await readFile(env[CERT], "utf8").catch(() => "");
  const folder = await mkdtemp(join(tmpdir(), "cloopen-conformance-"));
  await writeFile(join(folder, "cert.pem"), `${pair.cert}\n${before}`);
  await writeFile(join(folder, "key.pem"), pair.private, { mode: 0o600 });
  env[CERT] = join(folder, "cert.pem");
  env[KEY] = join(folder, "key.pem");
  return () => rm(folder, { recursive: true, force: true });
}

/** The certificate that {@link installCertificate} made, in a process that was started after it. */
export async function readCertificate(env: NodeJS.ProcessEnv): Promise<Pair> {
  const [cert, key] = [env[CERT], env[KEY]];
  if (cert === undefined || key === undefined)
    throw new Error("no certificate was made; run the suite through vitest's configuration");
  const all = await readFile(cert, "utf8");
  // The first one is ours.
  const end = "-----END CERTIFICATE-----";
  return { cert: all.slice(0, all.indexOf(end) + end.length), key: await readFile(key, "utf8") };
}
