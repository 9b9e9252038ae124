import { type Credentials, type Signature, sign } from "./sign.js";
import { formatTimestamp } from "./timestamp.js";

interface Signed {
  readonly second: number;
  readonly signature: Signature;
}

const latest = new WeakMap<Credentials, Signed>();

/**
 * Signs for an instant. A timestamp has the precision of a second, so the latest signature is
 * cached. It is released together with the credentials.
 *
 * @param instant milliseconds since 1970
 */
export function signAt(credentials: Credentials, instant: number): Signature {
  const second = Math.floor(instant / 1000);
  const known = latest.get(credentials);
  if (known?.second === second) return known.signature;
  const signature = sign(credentials, formatTimestamp(instant));
  latest.set(credentials, { second, signature });
  return signature;
}
