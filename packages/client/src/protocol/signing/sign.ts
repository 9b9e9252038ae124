import { md5 } from "./md5.js";

/** Id and token of one level: ACCOUNT SID and AUTH TOKEN, or `subAccountSid` and `subToken`. */
export interface Credentials {
  readonly sid: string;
  /** Secret. */
  readonly token: string;
}

/**
 * What authenticates one request. Whoever sees it can call anything of the account for 24 hours.
 */
export interface Signature {
  /** Query member `sig`: 32 upper-case hexadecimal digits. */
  readonly sig: string;
  /** Header `Authorization`, without a scheme word. */
  readonly authorization: string;
}

/**
 * Signs one request: `sig` = upper-case hex of MD5(id + token + timestamp), `Authorization` =
 * Base64(id + `:` + timestamp), both from the same timestamp. Nothing else of the request is
 * signed.
 *
 * @param timestamp `yyyyMMddHHmmss`, Beijing time, valid for 24 hours; see `formatTimestamp`
 * @throws when the id holds anything but ASCII
 */
export function sign({ sid, token }: Credentials, timestamp: string): Signature {
  return {
    sig: md5(sid + token + timestamp),
    authorization: btoa(`${sid}:${timestamp}`),
  };
}
