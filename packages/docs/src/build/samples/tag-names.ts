import type { ContractDocument } from "@cloopen-rest/spec/model";

/** The name that each tag is shown under. */
export function tagNames({ tags = [] }: ContractDocument): ReadonlyMap<string, string> {
  return new Map(tags.map((tag) => [tag.name, tag["x-displayName"] ?? tag.name]));
}
