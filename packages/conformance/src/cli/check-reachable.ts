import { once } from "node:events";
import { connect as connectTcp } from "node:net";
import { connect as connectTls } from "node:tls";

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Connects to a server and hangs up again, so that one plain line says what hundreds of failed tests would not.
 *
 * @throws {Error} when nothing listens there, or the certificate is not trusted
 */
export async function checkReachable({ protocol, hostname, host, port }: URL): Promise<void> {
  const secure = protocol === "https:";
  const at = { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port || (secure ? 443 : 80)) };
  const servername = /^[\d.]+$|^\[/.test(hostname) ? "" : hostname;
  const socket = secure ? connectTls({ ...at, servername }) : connectTcp(at);
  try {
    await once(socket, secure ? "secureConnect" : "connect", { signal: AbortSignal.timeout(CONNECT_TIMEOUT_MS) });
  } catch (error) {
    throw new Error(explain(host, codeOf(error)), { cause: error });
  } finally {
    socket.destroy();
  }
}

function explain(host: string, code: string): string {
  if (code === "ECONNREFUSED") return `nothing listens at ${host}`;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `there is no ${host}`;
  if (/CERT|UNABLE_TO|ERR_TLS/.test(code))
    return `the certificate of ${host} is not trusted (${code}); NODE_EXTRA_CA_CERTS may name a file with its authority`;
  return code === "ABORT_ERR" ? `${host} does not answer` : `${host} cannot be reached (${code})`;
}

function codeOf(error: unknown): string {
  const code: unknown = Reflect.get(Object(error), "code");
  return typeof code === "string" ? code : "no reason given";
}
