/** How the suite reaches the server: a sandbox of its own without a port, over HTTP or over TLS, or a server that was given. */
export type Transport = "in-process" | "http" | "tls" | "server";

/** What the command line decided. It comes through the environment, since test files run in processes of their own. */
export interface Settings {
  readonly transport: Transport;
  /** The server that was given. */
  readonly baseUrl: string | undefined;
  /** Whether operations that send, call or create may run. */
  readonly maySend: boolean;
}

/**
 * Reads `CLOOPEN_CONFORMANCE_BASE_URL`, `CLOOPEN_CONFORMANCE_SEND` and `CLOOPEN_CONFORMANCE_TRANSPORT`. Without them: a
 * sandbox in this process, without a port.
 *
 * @throws {Error} for a transport that does not exist
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const baseUrl = env["CLOOPEN_CONFORMANCE_BASE_URL"];
  if (baseUrl !== undefined) return { transport: "server", baseUrl, maySend: env["CLOOPEN_CONFORMANCE_SEND"] === "1" };
  return { ...ownSandbox(env["CLOOPEN_CONFORMANCE_TRANSPORT"] ?? "in-process") };
}

/** Settings for a sandbox of the suite's own, where everything may run. */
export function ownSandbox(transport: string): Settings {
  if (transport !== "http" && transport !== "tls" && transport !== "in-process")
    throw new Error(`${transport} is no transport; http, tls and in-process are`);
  return { transport, baseUrl: undefined, maySend: true };
}
