/** Makes ids and secrets: the same ones in the same order for the same seed. */
export interface Identifiers {
  /** 32 hexadecimal digits. */
  hex32(): string;
  digits(length: number): string;
}

/** Each byte in hexadecimal. */
const BYTES: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

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
  const hex8 = (): string => {
    const number = next();
    return (
      (BYTES[number >>> 24] ?? "") +
      (BYTES[(number >>> 16) & 255] ?? "") +
      (BYTES[(number >>> 8) & 255] ?? "") +
      (BYTES[number & 255] ?? "")
    );
  };
  return {
    hex32: () => hex8() + hex8() + hex8() + hex8(),
    digits: (length) => Array.from({ length }, () => String(next() % 10)).join(""),
  };
}

/** Address of a recording. There is none: the sandbox makes no sound, and the host exists nowhere. */
export function recordingUrl({ ids }: { readonly ids: Identifiers }): string {
  return `http://files.invalid/recordings/${ids.hex32()}.wav`;
}
