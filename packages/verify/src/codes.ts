import { createHmac, randomBytes } from "node:crypto";

/** Keyed digests of one application. All of them are HMAC-SHA-256 under its secret, each for one use. */
export interface Codes {
  /** Id of a new challenge: 128 bits from the platform's secure random source. */
  newId(): string;
  /** Id of an SMS, which is its `reqId`: 32 hexadecimal digits (spec/reference/sms.md#sendtemplatesms). */
  newReqId(): string;
  /** The code of a challenge. Derived, so that the same code can be sent again although no store holds it. */
  codeOf(id: string, purpose: string, number: string): string;
  /** What a store keeps of a code. */
  digestOf(purpose: string, number: string, code: string): string;
  /** Key of a record, so that a store holds no phone number and no address. */
  keyOf(use: string, ...parts: readonly string[]): string;
}

const ID_BYTES = 16;
/** Bytes read for one candidate; 2^48 is far above the ten to the eighth that the longest code has. */
const CANDIDATE_BYTES = 6;
const CANDIDATES = 2 ** 48;

/** Creates the keyed digests for a secret. */
export function createCodes(secret: string, length: number): Codes {
  // JSON tells the parts apart: ["a", "bc"] and ["ab", "c"] give different bytes.
  const hmac = (...parts: readonly (string | number)[]): Buffer =>
    createHmac("sha256", secret).update(JSON.stringify(parts)).digest();
  return {
    newId: () => randomBytes(ID_BYTES).toString("base64url"),
    newReqId: () => randomBytes(ID_BYTES).toString("hex"),
    codeOf: (id, purpose, number) => toDigits((round) => hmac("code", round, id, purpose, number), length),
    digestOf: (purpose, number, code) => hmac("digest", purpose, number, code).toString("base64url"),
    keyOf: (use, ...parts) => hmac("key", use, ...parts).toString("base64url"),
  };
}

/**
 * Turns pseudo-random blocks into decimal digits, all equally likely: candidates from the incomplete range at the top,
 * which would favour small numbers, are dropped.
 *
 * @param block gives the bytes of a round, at least six
 */
export function toDigits(block: (round: number) => Buffer, length: number): string {
  const range = 10 ** length;
  const limit = CANDIDATES - (CANDIDATES % range);
  for (let round = 0; ; round++) {
    const bytes = block(round);
    for (let offset = 0; offset + CANDIDATE_BYTES <= bytes.length; offset += CANDIDATE_BYTES) {
      const candidate = bytes.readUIntBE(offset, CANDIDATE_BYTES);
      if (candidate < limit) return String(candidate % range).padStart(length, "0");
    }
  }
}
