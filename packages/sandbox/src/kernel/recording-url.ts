import type { Engine } from "./engine.js";

/** Address of a recording. There is none: the sandbox makes no sound, and the host exists nowhere. */
export function recordingUrl({ ids }: Engine): string {
  return `http://files.invalid/recordings/${ids.hex32()}.wav`;
}
