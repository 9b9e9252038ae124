/** Loads the XML codec when it is first needed, so that JSON-only callers never carry it. */
export async function loadXml(): Promise<typeof import("../xml/codec.js")> {
  return import("../xml/codec.js");
}
