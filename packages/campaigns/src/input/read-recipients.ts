import { normalizeNumber } from "@cloopen-rest/client";
import { CampaignError, type InputPlace } from "../campaign-error.js";
import type { CampaignRecipient, CreateCampaignOptions, RecipientInput } from "../campaigns.js";
import { placeOf } from "../journal/journal-codec.js";
import type { Seal } from "../journal/seal.js";
import type { NewRecipient } from "../store/records.js";

/** Rules for the recipients of one campaign. */
export interface RecipientRules {
  readonly invalid: NonNullable<CreateCampaignOptions["invalid"]>;
  readonly countries: readonly string[];
  /** Variables that the template needs; `undefined` when it is not known. */
  readonly variables: number | undefined;
  /** Number of common variables. */
  readonly commonVariables: number;
}

const NONE: Uint8Array = new Uint8Array();

/**
 * Turns one recipient of the caller into one for the store.
 *
 * @throws {CampaignError} `input`, with its place
 */
export function readRecipient(
  given: CampaignRecipient,
  index: number,
  seal: Seal,
  { invalid, countries, variables, commonVariables }: RecipientRules,
): NewRecipient {
  const { to, datas, line, columns } = toInput(given, index);
  const own = datas?.length ?? commonVariables;
  if (datas !== undefined) checkDatas(datas, (at) => placeIn(index, line, columns?.datas[at]));
  if (variables !== undefined && own < variables) {
    const place = placeIn(index, line, columns?.datas[own]);
    throw inputError(`the template has ${variables} variables, the recipient ${own}`, place);
  }
  const number = normalizeNumber(to, countries);
  if (!number.ok && invalid === "reject") {
    const why = number.reason === "country" ? "a number of a country that is not allowed" : "not a phone number";
    throw inputError(`${why}${spreadsheetHint(to)}`, placeIn(index, line, columns?.to));
  }
  const dial = number.ok ? number.dial : to;
  const json = datas && JSON.stringify(datas);
  return {
    line,
    to: seal.seal(dial, placeOf("to", index)),
    key: seal.digest(dial),
    datas: json === undefined ? undefined : seal.seal(json, placeOf("datas", index)),
    variant: variantOf(seal, json, dial),
    invalid: number.ok ? undefined : number.reason,
  };
}

/** A request has one set of variables, and one foreign number at most (`160059`). */
function variantOf(seal: Seal, datas: string | undefined, dial: string): Uint8Array {
  const isForeign = dial.startsWith("00");
  if (datas === undefined && !isForeign) return NONE;
  return seal.digest(JSON.stringify([datas, isForeign ? dial : ""]));
}

/** Callers in JavaScript may give any value. */
function toInput(given: CampaignRecipient | null | undefined, index: number): RecipientInput {
  if (typeof given === "string") return { to: given };
  if (typeof given?.to === "string") return given;
  throw inputError("a recipient is a phone number, or an object with `to`, both as strings", { index });
}

/**
 * Checks variables.
 *
 * @throws {CampaignError} `input`
 */
export function checkDatas(datas: unknown, placeAt: (at: number) => InputPlace): void {
  if (!Array.isArray(datas)) throw inputError("variables must be a list of strings", placeAt(0));
  const wrong = datas.findIndex((value) => typeof value !== "string" || !isWritable(value));
  if (wrong < 0) return;
  const advice = "a string without control characters";
  throw inputError(`variable ${wrong + 1} must be ${advice}`, placeAt(wrong));
}

/** XML cannot hold control characters; half a surrogate pair cannot be sent at all. */
function isWritable(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u.test(value);
}

function placeIn(index: number, line: number | undefined, column: string | undefined): InputPlace {
  return { index, ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
}

/** Excel turns long numbers into `1.38E+10`; the digits are gone. */
function spreadsheetHint(to: string): string {
  if (!/^\s*\d(?:[.,]\d+)?e\+?\d+\s*$/i.test(to)) return "";
  return ": a spreadsheet has shortened it and its digits are lost; format the column as text and export again";
}

/** Makes an error of the input. It names the place, never the value: that may be a phone number. */
export function inputError(what: string, place: InputPlace, options?: ErrorOptions): CampaignError {
  const { line, column, index } = place;
  const where = [
    line === undefined ? index !== undefined && `recipients[${index}]` : `line ${line}`,
    column !== undefined && `column ${JSON.stringify(column)}`,
  ].filter(Boolean);
  const start = where.length === 0 ? "" : `${where.join(", ")}: `;
  return new CampaignError("input", `${start}${what}. Nothing was stored, nothing was sent.`, { ...options, place });
}
