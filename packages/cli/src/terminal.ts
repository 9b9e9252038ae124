import type { Readable, Writable } from "node:stream";

/** An output stream. `isTTY` and `columns` are there when a person looks at it. */
export type TextStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** Everything that a run takes from outside, so that tests can run it in their own process. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  /** Aborted by Ctrl-C and SIGTERM; its reason is the name of the signal. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Folder of the profiles. */
  readonly configFolder: () => Promise<string>;
  /** URL of the proxy for a URL; `""` for none. */
  readonly proxyFor: (url: string) => Promise<string>;
  /** Addresses of a host. @throws {Error} of the system when it is not known */
  readonly resolveHost: (host: string) => Promise<readonly string[]>;
}

/** Environment variables of proxies. */
export const PROXY_VARIABLES: readonly string[] = [
  "HTTPS_PROXY",
  "https_proxy",
  "HTTP_PROXY",
  "http_proxy",
  "ALL_PROXY",
  "all_proxy",
];

/** The terminal of this process. */
export function processTerminal(signal: AbortSignal): Terminal {
  const { env, stdin, stdout, stderr } = process;
  return {
    env,
    stdin,
    stdout,
    stderr,
    signal,
    now: Date.now,
    async configFolder() {
      const { default: envPaths } = await import("env-paths");
      return env["CLOOPEN_CONFIG_DIR"] || envPaths("cloopen", { suffix: "" }).config;
    },
    async proxyFor(url) {
      const given = PROXY_VARIABLES.map((name) => env[name]).filter(Boolean);
      // No proxy leads back to this machine.
      if (given.length === 0 || isLoopback(new URL(url).hostname)) return "";
      const { getProxyForUrl } = await import("proxy-from-env");
      const proxy = getProxyForUrl(url);
      // `HOST:PORT` means http, as in other programs; the library takes the scheme of the URL.
      return given.includes(proxy) ? proxy : proxy.replace(/^https:/, "http:");
    },
    async resolveHost(host) {
      const { lookup } = await import("node:dns/promises");
      return (await lookup(host, { all: true })).map(({ address }) => address);
    },
  };
}

/** Whether a host name is that of this machine. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** Waits for a signal, for what serves until it is ended. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
