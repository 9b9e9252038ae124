/** One replacement in a text that we do not own. */
export interface Patch {
  readonly find: string;
  readonly replace: string;
  /** How often `find` must occur. Another number means that the text has changed under us. */
  readonly times: number;
}

/**
 * Applies patches, each at all its places.
 *
 * @throws when a patch does not find its text as often as it says, so that a new Redoc cannot silently undo one
 */
export function patchText(text: string, patches: readonly Patch[]): string {
  return patches.reduce((patched, { find, replace, times }) => {
    const parts = patched.split(find);
    if (parts.length - 1 !== times) {
      throw new Error(
        `Redoc has changed: expected ${times} × ${JSON.stringify(find)}, found ${parts.length - 1}. See src/build/redoc-patches.ts`,
      );
    }
    return parts.join(replace);
  }, text);
}
