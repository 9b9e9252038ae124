import type { RequestBody } from "./engine.js";

/** A string member; the contract has been checked by then. */
export function optionalString(body: RequestBody, name: string): string | undefined {
  const value = body[name];
  return typeof value === "string" ? value : undefined;
}

/** A string member that the contract requires. */
export function requiredString(body: RequestBody, name: string): string {
  const value = optionalString(body, name);
  if (value === undefined) throw new Error(`${name} should have been refused by validation`);
  return value;
}

/** A list of strings; empty when it is absent. */
export function stringList(body: RequestBody, name: string): readonly string[] {
  const value = body[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** A command: its members, all of them strings. */
export function commandMembers(body: RequestBody, name: string): Readonly<Record<string, string>> {
  const value = body[name];
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
