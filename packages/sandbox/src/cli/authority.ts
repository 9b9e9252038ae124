import { mkdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { createSecureContext } from "node:tls";
import { type CertificatePair, expiryOf, makeAuthority } from "../server/make-certificate.js";
import { UsageError } from "./options.js";

/** Default folder of the authority, without `--ca-dir`. Programs that trust it keep trusting it after a restart. */
export function defaultAuthorityFolder(environment: NodeJS.ProcessEnv): string {
  const data = environment["XDG_DATA_HOME"] || join(homedir(), ".local", "share");
  return join(data, "cloopen-sandbox");
}

/**
 * The sandbox's certificate authority: that of the folder, or a new one.
 *
 * @throws {UsageError} for one that cannot be read, has expired or does not fit its key
 */
export async function loadAuthority(directory: string): Promise<CertificatePair> {
  const [certFile, keyFile] = [join(directory, "ca.pem"), join(directory, "ca.key")];
  const [cert, key] = await Promise.all([readIfThere(certFile), readIfThere(keyFile)]);
  if (cert === undefined && key === undefined) {
    const made = await makeAuthority();
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await writeFile(keyFile, made.key, { mode: 0o600, flag: "wx" });
    await writeFile(certFile, made.cert, { flag: "wx" });
    return made;
  }
  const remedy = `delete ${certFile} and ${keyFile}, and trust the new one`;
  if (cert === undefined || key === undefined) throw new UsageError(`one of ca.pem and ca.key is missing; ${remedy}`);
  if (!fits(cert, key)) throw new UsageError(`ca.pem and ca.key are not a certificate and its key; ${remedy}`);
  if (expiryOf(cert) < Date.now()) throw new UsageError(`ca.pem has expired; ${remedy}`);
  return { cert, key };
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new UsageError(`${file} cannot be read`);
  }
}

function fits(cert: string, key: string): boolean {
  try {
    createSecureContext({ cert, key });
    return true;
  } catch {
    return false;
  }
}
