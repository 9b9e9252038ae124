// Loaded by the client when a call needs XML; the public entry is src/xml.ts.
export { decodeXml } from "./decode-xml.js";
export { encodeXml } from "./encode-xml.js";
