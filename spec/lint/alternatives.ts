import type { Place } from "./place.js";

/**
 * The schemas that a message may have: the schema itself, or in its place every alternative of its `oneOf` and `anyOf`, at any depth. An
 * alternative is a reference; an `anyOf` of bare conditions (`required: …`) only narrows the schema around it.
 */
export function alternativesOf(schema: Place): Place[] {
  return expand(schema, new Set());
}

function expand(schema: Place, seen: ReadonlySet<string>): Place[] {
  const target = schema.target();
  const pointer = target.at.absolutePointer;
  if (seen.has(pointer)) return [];
  const choices = [...target.member("oneOf").members(), ...target.member("anyOf").members()].filter(
    (choice) => choice.reference !== undefined || choice.member("oneOf").value !== undefined,
  );
  if (choices.length === 0) return [schema];
  return choices.flatMap((choice) => expand(choice, new Set([...seen, pointer])));
}
