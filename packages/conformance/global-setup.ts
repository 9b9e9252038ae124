import { installRecorder } from "./src/coverage/recorder.js";
import { installCertificate } from "./src/target/certificate.js";

/** Runs once, before the processes of the test files are started: they inherit the certificate that they trust, and where to leave what they see. */
export async function setup(): Promise<() => Promise<void>> {
  const undo = [await installRecorder(process.env), await installCertificate(process.env)];
  return async () => {
    await Promise.all(undo.map((remove) => remove()));
  };
}
