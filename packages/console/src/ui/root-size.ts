import { type ReadonlySignal, signal } from "@preact/signals";

const size = signal(read());
addEventListener("resize", () => {
  size.value = read();
});

function read(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}

/** Pixels of 1rem: large screens have larger letters. */
export const rootSize: ReadonlySignal<number> = size;
