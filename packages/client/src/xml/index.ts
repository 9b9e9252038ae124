export { encodeXml, type EncodeXmlOptions } from "./encode-xml.js";
export { decodeXml, type DecodeXmlOptions } from "./decode-xml.js";
export { DEFAULT_XML_LIMITS, type XmlLimits } from "./xml-limits.js";
export { xml, type XmlMiddleware, type XmlMiddlewareOptions } from "./xml-middleware.js";
export type { Deviation, DeviationListener, Member, Message } from "../wire/descriptor.js";
