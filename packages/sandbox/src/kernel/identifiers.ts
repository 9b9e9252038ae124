/** Makes ids and secrets: the same ones in the same order for the same seed. */
export interface Identifiers {
  /** 32 hexadecimal digits. */
  hex32(): string;
  digits(length: number): string;
}

/**
 * Ids from a small generator (mulberry32). They are synthetic: nothing that they guard is worth anything.
 *
 * @param seed a whole number
 */
export function createIdentifiers(seed: number): Identifiers {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const bytes = Buffer.alloc(16);
  return {
    hex32() {
      for (let at = 0; at < bytes.length; at += 4) bytes.writeUInt32BE(next(), at);
      // One flat string: joined pieces would stay in memory as a tree of them.
      return bytes.toString("hex");
    },
    digits: (length) => Array.from({ length }, () => String(next() % 10)).join(""),
  };
}

/**
 * Address of a recording: the sandbox makes no sound.
 *
 * @assumption Addresses of recordings, files and bills are on `.invalid` hosts: nothing can be
 *   fetched.
 */
export function recordingUrl({ ids }: { readonly ids: Identifiers }): string {
  return `http://files.invalid/recordings/${ids.hex32()}.wav`;
}
