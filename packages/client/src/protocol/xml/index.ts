export type { Deviation, DeviationListener, Member, Message } from "../descriptor.js";
export { type DecodeXmlOptions, decodeXml } from "./decode-xml.js";
export { type EncodeXmlOptions, encodeXml } from "./encode-xml.js";
export { DEFAULT_XML_LIMITS, type XmlLimits } from "./xml-limits.js";
export { type XmlMiddleware, type XmlMiddlewareOptions, xml } from "./xml-middleware.js";
