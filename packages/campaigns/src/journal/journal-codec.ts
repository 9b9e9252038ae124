import { normalizeNumber } from "@cloopen-rest/client";
import type { StoredCampaign } from "../store/records.js";
import { checkKey, createSeal, type Seal } from "./seal.js";

/** Variables and extension code of all messages of a campaign. */
export interface Message {
  readonly datas?: readonly string[];
  readonly subAppend?: string;
}

/** Finds the seal of campaigns, by the key of the caller. */
export interface Seals {
  /** The seal of a new campaign. */
  create(id: string): Seal;
  /** @throws {CampaignError} `key` when the key does not fit */
  of(campaign: Pick<StoredCampaign, "id" | "keyCheck"> & { readonly name?: string }): Seal;
}

export function createSeals(key: Uint8Array | undefined, randomBytes: (size: number) => Uint8Array): Seals {
  let last: { readonly id: string; readonly seal: Seal } | undefined;
  return {
    create: (id) => createSeal(key, id, randomBytes),
    of({ id, keyCheck, name = id }) {
      if (last?.id === id) return last.seal;
      // A campaign that was created without a key stays readable with one.
      const seal = createSeal(keyCheck === undefined ? undefined : key, id, randomBytes);
      checkKey(seal, keyCheck, name);
      last = { id, seal };
      return seal;
    },
  };
}

/** Position of an encrypted text in its campaign, as additional authenticated data: it decrypts only there. */
export function placeOf(what: "message" | "to" | "datas", index = 0): string {
  return `${what}/${index}`;
}

/** Writes the common part of the messages. */
export function sealMessage(seal: Seal, message: Message): Uint8Array {
  return seal.seal(JSON.stringify(message), placeOf("message"));
}

/** Reads the common part of the messages. */
export function openMessage(seal: Seal, sealed: Uint8Array): Message {
  const message: Message = JSON.parse(seal.open(sealed, placeOf("message")));
  return message;
}

/** Reads the variables of a recipient. */
export function openDatas(seal: Seal, sealed: Uint8Array | undefined, index: number): readonly string[] | undefined {
  if (sealed === undefined) return undefined;
  const datas: readonly string[] = JSON.parse(seal.open(sealed, placeOf("datas", index)));
  return datas;
}

/** Every calling code begins with one of these; 86 is looked for as a whole. */
const ANY_COUNTRY = ["86", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** The form in which a number is sent and looked up. A malformed number is returned unchanged. */
export function dialForm(number: string): string {
  const normalized = normalizeNumber(number, ANY_COUNTRY);
  return normalized.ok ? normalized.dial : number;
}
