import { signal } from "@preact/signals";
import type { JSX } from "preact";

const said = signal<{ readonly text: string; readonly bad: boolean } | undefined>(undefined);
let timer: ReturnType<typeof setTimeout> | undefined;
const SHOWN_MS = 4_000;

/** Shows a line at the bottom of the page for some seconds, and has it read aloud. */
export function announce(text: string, bad = false): void {
  said.value = { text, bad };
  clearTimeout(timer);
  timer = setTimeout(() => {
    said.value = undefined;
  }, SHOWN_MS);
}

/** Does something, and says what went wrong. */
export function attempt(run: () => Promise<unknown>, done?: string): void {
  run().then(
    () => {
      if (done !== undefined) announce(done);
    },
    (error: unknown) => announce(error instanceof Error ? error.message : String(error), true),
  );
}

/** The place where announcements appear. */
export function Announcements(): JSX.Element {
  const now = said.value;
  return (
    <div class="toasts" role="status" aria-live="polite">
      {now !== undefined && <p class={now.bad ? "toast bad" : "toast"}>{now.text}</p>}
    </div>
  );
}
