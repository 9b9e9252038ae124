import type { ContractDocument, Schema } from "./document.js";

/**
 * What a value is: the value itself, or what its `$ref` leads to. What is beside a reference overrides what it refers to.
 *
 * @throws {Error} for a reference that leads nowhere
 */
export function resolve<T extends object>(document: ContractDocument, value: T | { readonly $ref: string }): T {
  const { $ref, ...beside }: { readonly $ref?: unknown } = value;
  // The types of a document say what a reference leads to; the linter has held the document against them.
  if (typeof $ref !== "string") return value as T;
  const target = valueAt(document, $ref);
  if (typeof target !== "object" || target === null) throw new Error(`${$ref} leads nowhere`);
  return resolve(document, { ...target, ...beside } as T);
}

/** The name of the component that a reference names: `AppId` for `#/components/schemas/AppId`. */
export function componentName(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

/** The name of the schema component that a schema refers to; `undefined` when it is described in place. */
export function schemaName({ $ref }: Schema): string | undefined {
  return $ref?.startsWith("#/components/schemas/") ? componentName($ref) : undefined;
}

/** The value that a JSON pointer such as `#/components/schemas/AppId` names; `undefined` where it names none. */
export function valueAt(document: unknown, pointer: string): unknown {
  return segments(pointer).reduce<unknown>((value, segment) => ownValue(value, segment), document);
}

/** The pointer of a field of what another pointer names. */
export function child(pointer: string, segment: string): string {
  return `${pointer}/${segment.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The unescaped parts of a pointer. */
export function segments(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function ownValue(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
