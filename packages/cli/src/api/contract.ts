import { readAsset } from "../assets.js";
import type { Language } from "../language.js";

/** A field of an operation. */
export interface Field {
  readonly name: string;
  /** Description in the language that was asked for. */
  readonly text: string;
  readonly required?: true;
  readonly list?: true;
  /** The only values that the contract allows. */
  readonly values?: readonly string[];
  readonly pattern?: string;
  /** Form of each item of a list, or of each value between commas. */
  readonly itemPattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly fallback?: string;
  readonly fields?: readonly Field[];
}

/** An operation, or one command of an operation that takes several. */
export interface Entry {
  /** Name of the client's function. */
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly text: string;
  readonly method: string;
  readonly path: string;
  readonly level: "account" | "subAccount";
  readonly preferred: "json" | "xml";
  /** It only reads. */
  readonly safe: boolean;
  /** It sends a message or places a call. */
  readonly charged: boolean;
  readonly upload: boolean;
  readonly fields: readonly Field[];
  readonly codes: readonly string[];
}

/** Reads the operations of the contract with their texts. The file is made from the contract when this package is built. */
export async function readContract(language: Language): Promise<readonly Entry[]> {
  const entries = await readAsset(`contract.${language}.json`);
  if (!isContract(entries)) throw new Error(`contract.${language}.json is no contract; build the package again`);
  return entries;
}

/**
 * Finds an operation of the contract.
 *
 * @throws {Error} when the contract does not have it
 */
export async function findEntry(id: string, language: Language): Promise<Entry> {
  const entry = (await readContract(language)).find((each) => each.id === id);
  if (entry === undefined) throw new Error(`the contract has no operation ${id}`);
  return entry;
}

/** The build has made the file; this guards against one that is left from another version. */
function isContract(value: unknown): value is readonly Entry[] {
  return (
    Array.isArray(value) &&
    value.every(({ id, fields }: Partial<Entry>) => typeof id === "string" && Array.isArray(fields))
  );
}
