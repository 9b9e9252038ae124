import { clearObservations } from "./src/coverage/recorder.js";
import { installCertificate } from "./src/target/certificate.js";

/** Runs once, before the processes of the test files are started: they inherit the certificate that they trust. */
export async function setup(): Promise<() => Promise<void>> {
  await clearObservations();
  return installCertificate(process.env);
}
