import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { CampaignError } from "../campaign-error.js";

/** Writes and reads what the store keeps of numbers and variables. */
export interface Seal {
  /** Tells whether a key fits; `undefined` without encryption. */
  readonly keyCheck: Uint8Array | undefined;
  /** Same text, same digest; for looking up numbers. */
  digest(text: string): Uint8Array;
  /** @param place of the text in its campaign, to which it is bound */
  seal(text: string, place: string): Uint8Array;
  /** @throws {CampaignError} `store-damaged` when it was changed or moved */
  open(sealed: Uint8Array, place: string): string;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const DIGEST_BYTES = 16;

/**
 * Reads a key: 32 bytes, or 44 characters of base64, or 64 hexadecimal digits.
 *
 * @throws {CampaignError} `key`
 */
export function readKey(key: Uint8Array | string | undefined): Uint8Array | undefined {
  if (key === undefined) return undefined;
  const bytes = typeof key === "string" ? Buffer.from(key, /^[0-9a-f]{64}$/i.test(key) ? "hex" : "base64") : key;
  if (bytes instanceof Uint8Array && bytes.length === KEY_BYTES) return bytes;
  throw new CampaignError("key", "key must be 32 bytes, or their base64 or hexadecimal form.");
}

/** Creates the seal of one campaign. Keys are derived for each, so that equal numbers differ between campaigns. */
export function createSeal(
  key: Uint8Array | undefined,
  campaign: string,
  randomBytes: (size: number) => Uint8Array,
): Seal {
  if (key === undefined) return PLAIN;
  const derive = (use: string): Uint8Array => new Uint8Array(hkdfSync("sha256", key, campaign, use, KEY_BYTES));
  const cipherKey = derive("cloopen-campaigns/cipher");
  const digestKey = derive("cloopen-campaigns/digest");
  return {
    keyCheck: derive("cloopen-campaigns/check").subarray(0, DIGEST_BYTES),
    digest: (text) => createHmac("sha256", digestKey).update(text).digest().subarray(0, DIGEST_BYTES),
    seal(text, place) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", cipherKey, nonce).setAAD(Buffer.from(place));
      return Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, place) {
      try {
        const decipher = createDecipheriv("aes-256-gcm", cipherKey, sealed.subarray(0, NONCE_BYTES));
        decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(-TAG_BYTES));
        const body = sealed.subarray(NONCE_BYTES, -TAG_BYTES);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
      } catch (cause) {
        const what = "A sealed number or variable does not open: it was changed, or the store is damaged.";
        throw new CampaignError("store-damaged", what, { cause });
      }
    },
  };
}

/** Longest text that is its own digest. Those of SHA-256 are longer, so that the two cannot meet. */
const SHORT = 20;

/** Without a key texts are stored as they are. */
const PLAIN: Seal = {
  keyCheck: undefined,
  digest(text) {
    const bytes = Buffer.from(text);
    return bytes.length <= SHORT ? bytes : createHash("sha256").update(bytes).digest();
  },
  seal: (text) => Buffer.from(text),
  open: (sealed) => Buffer.from(sealed).toString("utf8"),
};

/**
 * Checks that a key fits a campaign.
 *
 * @throws {CampaignError} `key`
 */
export function checkKey(seal: Seal, keyCheck: Uint8Array | undefined, name: string): void {
  if (keyCheck === undefined) return;
  if (seal.keyCheck === undefined)
    throw new CampaignError("key", `Campaign ${name} is encrypted: give its key to openCampaigns.`);
  if (keyCheck.length !== seal.keyCheck.length || !timingSafeEqual(keyCheck, seal.keyCheck))
    throw new CampaignError("key", `The key does not fit campaign ${name}: give the key that it was created with.`);
}
