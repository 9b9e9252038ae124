import type { Context } from "hono";

/** What a wrong request throws is its answer: 400 for what cannot be read, 404 for what is not there. */
export async function answer(
  context: Context,
  run: () => object | string | Promise<object | string>,
): Promise<Response> {
  try {
    const result = await run();
    return typeof result === "string" ? context.text(result) : context.json(result);
  } catch (error) {
    if (error instanceof TypeError) return context.json({ error: error.message }, 400);
    if (error instanceof RangeError) return context.json({ error: error.message }, 404);
    throw error;
  }
}

/** So many of what there is are named. */
const NAMED = 20;

/** Says that something is not there, and what is. */
export function notThere(kind: string, ids: Iterable<string>): RangeError {
  const all = [...ids];
  const named = all.slice(-NAMED).join(", ");
  const more = all.length > NAMED ? ` and ${all.length - NAMED} older ones` : "";
  return new RangeError(`no such ${kind}; there ${all.length === 0 ? "is none" : `are ${named}${more}`}`);
}
