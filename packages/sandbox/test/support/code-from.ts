import { isCloopenApiError } from "@cloopen-rest/client";

/** The status code that a call fails with, `000000` when it succeeds. */
export async function codeFrom(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "000000";
  } catch (error) {
    if (isCloopenApiError(error)) return error.statusCode;
    throw error;
  }
}
