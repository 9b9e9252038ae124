export { type SigningMiddleware, type SigningOptions, signing } from "./middleware/signing-middleware.js";
export { type Credentials, type Signature, sign } from "./protocol/signing/sign.js";
export { formatTimestamp, parseTimestamp } from "./protocol/signing/timestamp.js";
