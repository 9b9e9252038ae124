export { type XmlMiddleware, type XmlMiddlewareOptions, xml } from "./middleware/xml-middleware.js";
export type { Deviation, DeviationListener, Member, Message } from "./protocol/descriptor.js";
export { type DecodeXmlOptions, decodeXml } from "./protocol/xml/decode-xml.js";
export { type EncodeXmlOptions, encodeXml } from "./protocol/xml/encode-xml.js";
export { DEFAULT_XML_LIMITS, type XmlLimits } from "./protocol/xml/xml-limits.js";
