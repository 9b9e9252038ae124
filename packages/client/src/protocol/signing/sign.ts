import { md5 } from "./md5.js";

/** Id and token of one level: ACCOUNT SID and AUTH TOKEN, or `subAccountSid` and `subToken`. */
export interface Credentials {
  readonly sid: string;
  /** Secret. */
  readonly token: string;
}

/**
 * Authenticates one request. Anyone who reads it can call any operation of the account for 24
 * hours.
 */
export interface Signature {
  /** Query parameter `sig`: 32 upper-case hexadecimal digits. */
  readonly sig: string;
  /** Header `Authorization`, without a scheme. */
  readonly authorization: string;
}

/**
 * Signs one request. `sig` is the upper-case hex of MD5(id + token + timestamp). `Authorization` is
 * Base64(id + `:` + timestamp) with the same timestamp. Nothing else of the request is signed
 * (spec/reference/authentication.md#sig).
 *
 * @param timestamp `yyyyMMddHHmmss`, Beijing time, valid for 24 hours; see `formatTimestamp`
 * @throws when the id holds characters beyond Latin-1
 */
export function sign({ sid, token }: Credentials, timestamp: string): Signature {
  return {
    sig: md5(sid + token + timestamp),
    authorization: btoa(`${sid}:${timestamp}`),
  };
}
