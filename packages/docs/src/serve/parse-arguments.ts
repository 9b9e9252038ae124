/** Options of the command line; `port` is absent where none was given. */
export interface ServeOptions {
  readonly port?: number;
  /** Nothing runs beside the pages. */
  readonly noSandbox?: true;
  readonly help?: true;
}

/** Text of `--help`. */
export const USAGE = `npm run docs: builds the documentation and serves it on loopback, with a sandbox that the signing page sends to
  --port N      the port to listen on (8080, or a free one where that is in use)
  --no-sandbox  without a sandbox
  --help, -h    this text

Started by a sandbox, the pages use that one: npm run sandbox -- --allow-origin http://127.0.0.1:8080 -- npm run docs
`;

/** The command line cannot be understood. The message is one line, for the reader. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Reads `--port N`, `--port=N`, `--no-sandbox` or `--help`.
 *
 * @throws UsageError on anything else
 */
export function parseArguments(words: readonly string[]): ServeOptions {
  if (words.includes("--help") || words.includes("-h")) return { help: true };
  const options: { port?: number; noSandbox?: true } = {};
  const rest = words.flatMap((word) =>
    word.startsWith("--port=") ? ["--port", word.slice("--port=".length)] : [word],
  );
  while (rest.length > 0) {
    const word = rest.shift();
    if (word === "--no-sandbox") options.noSandbox = true;
    else if (word === "--port") options.port = parsePort(rest.shift());
    else throw new UsageError(`unknown argument ${word}; the flags are --port N, --no-sandbox and --help`);
  }
  return options;
}

function parsePort(word: string | undefined): number {
  const port = Number(word);
  if (word !== undefined && /^\d{1,5}$/.test(word) && port <= 65535) return port;
  throw new UsageError(`--port needs a number from 0 to 65535${word === undefined ? "" : `, not ${word}`}`);
}
