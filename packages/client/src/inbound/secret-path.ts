import { CloopenConfigError } from "../errors/cloopen-config-error.js";

const SAFE = /^[A-Za-z0-9._~-]{16,}$/;

/**
 * Checks that a secret is long enough to protect the handler.
 *
 * @throws {CloopenConfigError} that does not quote the secret
 */
export function checkSecret(secret: unknown): asserts secret is string | false {
  if (secret === false || (typeof secret === "string" && SAFE.test(secret))) return;
  throw new CloopenConfigError(
    "secret must be at least 16 letters, digits or -._~, such as crypto.randomUUID() gives; or false when something else guards the address",
  );
}

/**
 * Finds the secret among the segments of a path. The time depends on the request, not on the
 * secret.
 *
 * @returns the index of the segment, or -1
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
