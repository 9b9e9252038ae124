type Codec = typeof import("./xml/codec.js");

let loaded: Codec | undefined;

/**
 * Loads the XML codec on first use, so that JSON-only callers never load it. Later uses are
 * synchronous, since `import()` and `await` cost time on every call.
 */
export function withXml<T>(use: (codec: Codec) => T | Promise<T>): T | Promise<T> {
  return loaded === undefined ? load().then(use) : use(loaded);
}

async function load(): Promise<Codec> {
  loaded = await import("./xml/codec.js");
  return loaded;
}
