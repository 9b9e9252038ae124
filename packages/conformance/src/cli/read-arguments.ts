import { parseArgs } from "node:util";

/** What the command line asks for: the text of `--help`, or the environment of the run, and the server to look for first. */
export type Arguments =
  | { readonly help: true }
  | { readonly help: false; readonly env: NodeJS.ProcessEnv; readonly server: URL | undefined };

/** The text of `--help`. */
export const USAGE = `contract: runs the conformance suite

Without flags against a sandbox of its own, over HTTP.

  --tls            the same over TLS; certificates are checked
  --in-process     the same without a port; what only a transport adds cannot be seen there
  --base-url URL   against a server, up to the version segment; reads only
  --send           with --base-url: let operations run that send, call or create; they cost money on the live platform
  --help           this text

With --base-url, CLOOPEN_ACCOUNT_SID, CLOOPEN_AUTH_TOKEN and CLOOPEN_APP_ID hold the credentials.
`;

const REQUIRED = ["CLOOPEN_ACCOUNT_SID", "CLOOPEN_AUTH_TOKEN", "CLOOPEN_APP_ID"];
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/**
 * Reads the command line.
 *
 * @param env the environment as it is; the suite's own variables in it are not looked at
 * @throws {Error} saying what is wrong with the flags, or which credentials are missing
 */
export function readArguments(args: readonly string[], env: NodeJS.ProcessEnv): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      tls: { type: "boolean" },
      "in-process": { type: "boolean" },
      "base-url": { type: "string" },
      send: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return { help: true };
  const ways = (["tls", "in-process", "base-url"] as const).filter((name) => values[name] !== undefined);
  if (ways.length > 1) throw new Error(`${ways.map((name) => `--${name}`).join(" and ")} exclude each other`);
  const baseUrl = values["base-url"];
  if (values.send && baseUrl === undefined)
    throw new Error("--send is for --base-url; a sandbox of its own may always send");
  const {
    CLOOPEN_CONFORMANCE_BASE_URL: _,
    CLOOPEN_CONFORMANCE_SEND: __,
    CLOOPEN_CONFORMANCE_TRANSPORT: ___,
    ...rest
  } = env;
  if (baseUrl === undefined) {
    const transport = values.tls ? "tls" : values["in-process"] ? "in-process" : "http";
    return { help: false, env: { ...rest, CLOOPEN_CONFORMANCE_TRANSPORT: transport }, server: undefined };
  }
  const server = readBaseUrl(baseUrl);
  const missing = REQUIRED.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`--base-url needs ${missing.join(", ")} in the environment`);
  const asked = { CLOOPEN_CONFORMANCE_BASE_URL: baseUrl, ...(values.send && { CLOOPEN_CONFORMANCE_SEND: "1" }) };
  return { help: false, env: { ...rest, ...asked }, server };
}

/** Credentials go there, and the suite's tap is before the client, which would check this itself. */
function readBaseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw new Error("--base-url must be an http or https URL");
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "")
    throw new Error("--base-url must end with the version segment, and hold no credentials");
  if (url.protocol === "http:" && !LOOPBACK.test(url.hostname))
    throw new Error("--base-url must be https, for credentials go there; plain http is for loopback");
  return url;
}
