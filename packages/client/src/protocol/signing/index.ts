export { type Credentials, type Signature, sign } from "./sign.js";
export { type SigningMiddleware, type SigningOptions, signing } from "./signing-middleware.js";
export { formatTimestamp, parseTimestamp } from "./timestamp.js";
