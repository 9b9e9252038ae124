/** What the command line asked for; `port` is absent where none was asked for. */
export interface ServeOptions {
  readonly port?: number;
  readonly help?: true;
}

/** What `--help` says. */
export const USAGE = `npm run docs: builds the reference and serves it on loopback
  --port N   the port to listen on; without it, one that is free
`;

/** The command line cannot be understood. The message is one line, for the reader. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Reads `--port N`, `--port=N` or `--help`.
 *
 * @throws UsageError on anything else
 */
export function parseArguments(words: readonly string[]): ServeOptions {
  if (words.includes("--help") || words.includes("-h")) return { help: true };
  const options: { port?: number } = {};
  const rest = words.flatMap((word) =>
    word.startsWith("--port=") ? ["--port", word.slice("--port=".length)] : [word],
  );
  while (rest.length > 0) {
    const word = rest.shift();
    if (word !== "--port") throw new UsageError(`unknown argument ${word}; the flags are --port N and --help`);
    options.port = parsePort(rest.shift());
  }
  return options;
}

function parsePort(word: string | undefined): number {
  const port = Number(word);
  if (word !== undefined && /^\d{1,5}$/.test(word) && port <= 65535) return port;
  throw new UsageError(`--port wants a number from 0 to 65535${word === undefined ? "" : `, not ${word}`}`);
}
