import type { Contract } from "./contract.js";
import type { Key, Place } from "./place.js";
import { formatTarget } from "./target.js";

/** The fields that people read, and that the overlay translates. */
export const textMembers: readonly string[] = ["title", "summary", "description", "x-displayName"];

/** An English text of the contract. */
export interface Text {
  readonly member: string;
  readonly value: string;
  readonly place: Place;
  /** Path of the text in the bundle. */
  readonly path: readonly Key[];
}

/** All texts of the contract by their path in the bundle, written as a target. A text beside a `$ref` belongs to the referring place. */
export function textsOf(contract: Contract): Map<string, Text> {
  const texts = new Map<string, Text>();
  for (const node of contract.nodes)
    for (const member of textMembers) {
      const place = node.place.member(member);
      const path = [...node.path, member];
      if (typeof place.value === "string") texts.set(formatTarget(path), { member, value: place.value, place, path });
    }
  return texts;
}
