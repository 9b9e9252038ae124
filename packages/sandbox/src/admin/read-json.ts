import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";

/**
 * The body of a request as JSON, whatever its label: curl calls what it sends a form.
 *
 * @throws {HTTPException} 400 for what is none
 */
export async function readJson(context: Context): Promise<unknown> {
  try {
    return await context.req.json();
  } catch {
    throw new HTTPException(400, { res: Response.json({ error: "the body is not JSON" }, { status: 400 }) });
  }
}
