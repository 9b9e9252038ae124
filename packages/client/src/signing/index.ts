export { type Credentials, type Signature, sign } from "./sign.js";
export { signing, type SigningMiddleware, type SigningOptions } from "./signing-middleware.js";
export { formatTimestamp, parseTimestamp } from "./timestamp.js";
