import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";

/**
 * Reads the body of a request as JSON, whatever its `Content-Type`: curl sends that of a form.
 *
 * @throws {HTTPException} 400 if the body is not JSON
 */
export async function readJson(context: Context): Promise<unknown> {
  try {
    return await context.req.json();
  } catch {
    throw new HTTPException(400, { res: Response.json({ error: "the body is not JSON" }, { status: 400 }) });
  }
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ["ms", 1],
  ["s", 1_000],
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
]);
const YEAR_MS = 366 * 86_400_000;

/**
 * A span of time: whole milliseconds as a number, or a text such as `90s`, `10m`, `24h`, `7d`.
 *
 * @returns milliseconds; `undefined` for anything else, for nothing, and for more than a year
 */
export function readDuration(value: unknown): number | undefined {
  const milliseconds = typeof value === "string" ? fromText(value) : value;
  return typeof milliseconds === "number" &&
    Number.isInteger(milliseconds) &&
    milliseconds > 0 &&
    milliseconds <= YEAR_MS
    ? milliseconds
    : undefined;
}

function fromText(text: string): number | undefined {
  const [, number, unit = ""] = /^(\d+)(ms|s|m|h|d)$/.exec(text) ?? [];
  const size = UNITS.get(unit);
  return size === undefined ? undefined : Number(number) * size;
}
