import type { Query } from "./engine.js";
import { Refusal } from "./refusal.js";

/**
 * A query member that the contract requires.
 *
 * @throws {Refusal} `108022` when it is missing (older table; that it is given for queries is our choice)
 */
export function requireQuery(query: Query, name: string): string {
  const value = query[name];
  if (!value) throw new Refusal("108022");
  return value;
}
