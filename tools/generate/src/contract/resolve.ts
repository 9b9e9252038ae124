import type { Contract, Schema } from "./openapi.js";

/** Follows a local reference such as `#/components/schemas/AppId`. */
export function resolve<T extends object>(contract: Contract, value: T | { readonly $ref: string }): T {
  if (!("$ref" in value) || typeof value.$ref !== "string") return value as T;
  let target: unknown = contract;
  for (const part of value.$ref.slice(2).split("/")) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    target = typeof target === "object" && target !== null ? Reflect.get(target, key) : undefined;
  }
  if (typeof target !== "object" || target === null) throw new Error(`nothing stands at ${value.$ref}`);
  // What stands beside a reference (a description, xml) overrides what it refers to.
  const { $ref: _, ...beside } = value;
  return resolve(contract, { ...target, ...beside } as T);
}

/** Name of the component that a schema refers to. */
export function referredSchema(schema: Schema): string | undefined {
  return schema.$ref?.startsWith("#/components/schemas/")
    ? schema.$ref.slice("#/components/schemas/".length)
    : undefined;
}
