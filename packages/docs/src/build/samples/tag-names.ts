import { isRecord } from "../is-record.js";
import type { Contract } from "../read-contract.js";

/** The name that each tag is shown under. */
export function tagNames({ tags }: Contract): ReadonlyMap<string, string> {
  const known = (Array.isArray(tags) ? tags : []).filter(isRecord);
  return new Map(known.map((tag) => [String(tag["name"]), String(tag["x-displayName"] ?? tag["name"])]));
}
