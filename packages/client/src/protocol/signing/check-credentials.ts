import { CloopenConfigError } from "../../errors/cloopen-config-error.js";
import type { Credentials } from "./sign.js";

/** Names of the values in messages. */
interface Names {
  readonly sid: string;
  readonly token: string;
}

/**
 * Checks an id and a token. The id is 32 letters and digits
 * (spec/reference/authentication.md#path-scheme). The form of the token is not documented.
 *
 * @throws {CloopenConfigError} that names the wrong value, without quoting the token
 */
export function checkCredentials(sid: unknown, token: unknown, names: Names): Credentials {
  if (typeof sid !== "string" || sid === "") throw new CloopenConfigError(`${names.sid} is missing`);
  if (!/^[0-9A-Za-z]{32}$/.test(sid)) {
    throw new CloopenConfigError(
      `${names.sid} must be 32 letters and digits, as the console shows it; this one has ${sid.length} characters`,
    );
  }
  if (typeof token !== "string" || token === "") throw new CloopenConfigError(`${names.token} is missing`);
  if (/[^\x21-\x7E]/.test(token)) {
    throw new CloopenConfigError(
      `${names.token} has spaces or characters that no token has; copy it again from the console`,
    );
  }
  return { sid, token };
}
