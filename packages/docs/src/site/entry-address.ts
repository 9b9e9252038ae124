import type { ApiEntry } from "../contract/api-entries.js";
import type { Language } from "../languages.js";
import { ADDRESS } from "./addresses.js";

/** Address of the page of an entry of the reference. */
export function entryAddress(language: Language, { kind, id }: Pick<ApiEntry, "kind" | "id">): string {
  if (kind === "operation") return ADDRESS.operation(language, id);
  return kind === "webhook" ? ADDRESS.webhook(language, id) : ADDRESS.ivrCommand(language, id);
}
