import { CloopenConfigError } from "../errors/cloopen-config-error.js";

const SAFE = /^[A-Za-z0-9._~-]{16,}$/;

/**
 * Checks a secret once, so that it is not found out later that it protects nothing.
 *
 * @throws {CloopenConfigError} without quoting it.
 */
export function checkSecret(secret: unknown): asserts secret is string | false {
  if (secret === false || (typeof secret === "string" && SAFE.test(secret))) return;
  throw new CloopenConfigError(
    "secret must be at least 16 letters, digits or -._~, such as crypto.randomUUID() gives; or false when something else guards the address",
  );
}

/**
 * Where the secret stands among the segments of a path. The time that it takes depends on what was
 * sent, not on the secret.
 *
 * @returns -1 when it does not.
 */
export function findSecret(segments: readonly string[], secret: string): number {
  let found = -1;
  for (const [at, segment] of segments.entries()) if (equals(segment, secret)) found = at;
  return found;
}

function equals(candidate: string, secret: string): boolean {
  let difference = candidate.length ^ secret.length;
  for (let at = 0; at < candidate.length; at += 1) {
    difference |= candidate.charCodeAt(at) ^ secret.charCodeAt(at % secret.length);
  }
  return difference === 0;
}
