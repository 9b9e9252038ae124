const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
const LENGTH = 32;
/** Bytes from here on are dropped, so that every digit is equally likely. */
const LIMIT = 256 - (256 % DIGITS.length);

/** Makes a `reqId`: 32 letters and digits (spec/reference/sms.md#sendtemplatesms), 165 random bits. */
export function createReqId(randomBytes: (size: number) => Uint8Array): string {
  let id = "";
  while (id.length < LENGTH) {
    for (const byte of randomBytes(LENGTH)) {
      if (byte < LIMIT && id.length < LENGTH) id += DIGITS[byte % DIGITS.length];
    }
  }
  return id;
}
