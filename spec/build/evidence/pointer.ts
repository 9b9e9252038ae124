/** The value that a JSON pointer names in a document; `undefined` where it names none. */
export function valueAt(document: unknown, pointer: string): unknown {
  return segments(pointer).reduce<unknown>((value, segment) => Reflect.get(Object(value), segment), document);
}

/** The pointer of a member of what another pointer names. */
export function child(pointer: string, segment: string): string {
  return `${pointer}/${segment.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The unescaped parts of a pointer such as `#/components/schemas/X`. */
export function segments(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}
