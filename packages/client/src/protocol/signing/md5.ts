/** Shifts of the four rounds, four each (RFC 1321, 3.4). */
const SHIFTS: readonly number[] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

/** Index of the word that a step uses: `step * stride + start`, by round. */
const STRIDES: readonly number[] = [1, 5, 3, 7];
const STARTS: readonly number[] = [0, 1, 5, 0];

/** The table T of RFC 1321, 3.4. */
const SINES: Int32Array = /* @__PURE__ */ Int32Array.from(
  { length: 64 },
  (_, at) => Math.abs(Math.sin(at + 1)) * 2 ** 32,
);

/**
 * Computes the MD5 of a string in UTF-8 (RFC 1321), as 32 upper-case hexadecimal digits. The
 * platform requires it; nothing else relies on it.
 */
export function md5(text: string): string {
  const blocks = pad(new TextEncoder().encode(text));
  let a = 0x67452301;
  let b = 0xefcdab89 | 0;
  let c = 0x98badcfe | 0;
  let d = 0x10325476;
  for (let block = 0; block < blocks.byteLength; block += 64) {
    const a0 = a;
    const b0 = b;
    const c0 = c;
    const d0 = d;
    for (let step = 0; step < 64; step++) {
      const round = step >> 4;
      const mixed =
        round === 0 ? (b & c) | (~b & d) : round === 1 ? (d & b) | (~d & c) : round === 2 ? b ^ c ^ d : c ^ (b | ~d);
      const word = step * (STRIDES[round] ?? 0) + (STARTS[round] ?? 0);
      const sum = (a + mixed + (SINES[step] ?? 0) + blocks.getInt32(block + (word & 15) * 4, true)) | 0;
      const shift = SHIFTS[round * 4 + (step & 3)] ?? 0;
      a = d;
      d = c;
      c = b;
      b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0;
    }
    a = (a + a0) | 0;
    b = (b + b0) | 0;
    c = (c + c0) | 0;
    d = (d + d0) | 0;
  }
  return (hex(a) + hex(b) + hex(c) + hex(d)).toUpperCase();
}

/** Pads a message to a multiple of 64 bytes: a 1 bit, zeros, and the length in bits. */
function pad(message: Uint8Array): DataView {
  const padded = new Uint8Array(((message.length + 8) >> 6) * 64 + 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, message.length * 8, true);
  return view;
}

/** Formats a word in little-endian order. */
function hex(word: number): string {
  const swapped = ((word & 0xff) << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
  return (swapped >>> 0).toString(16).padStart(8, "0");
}
