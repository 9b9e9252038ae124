type Codec = typeof import("../xml/codec.js");

let loaded: Codec | undefined;

/** Loads the XML codec when it is first needed, so that JSON-only callers never carry it; from then on it is at hand, for `import()` takes its time every time. */
export function loadXml(): Codec | Promise<Codec> {
  return loaded ?? load();
}

async function load(): Promise<Codec> {
  loaded = await import("../xml/codec.js");
  return loaded;
}
