type Codec = typeof import("./xml/codec.js");

let loaded: Codec | undefined;

/**
 * Loads the XML codec when it is first needed, so that JSON-only callers never carry it. From then
 * on it is at hand: `import()` takes its time every time, and so does `await`.
 */
export function withXml<T>(use: (codec: Codec) => T | Promise<T>): T | Promise<T> {
  return loaded === undefined ? load().then(use) : use(loaded);
}

async function load(): Promise<Codec> {
  loaded = await import("./xml/codec.js");
  return loaded;
}
