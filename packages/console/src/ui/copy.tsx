import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { t } from "../i18n/texts.js";
import { announce } from "./announce.js";
import { Icon } from "./icon.js";

/** Puts a text into the clipboard. Without a secure context there is only the old way. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "offscreen";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

/** A button that copies a text, and says so. */
export interface CopyProps {
  readonly text: string | (() => Promise<string>);
  readonly label: string;
  readonly class?: string;
  /** Shows the icon alone. */
  readonly compact?: boolean;
}

/** Copies with one click. */
export function Copy({ text, label, class: name = "button", compact = false }: CopyProps): JSX.Element {
  const [copied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  async function run(): Promise<void> {
    const done = await copyText(typeof text === "string" ? text : await text());
    announce(t(done ? "copied" : "copyFailed"), !done);
    setCopied(done);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(false), 1_500);
  }
  return (
    <button
      type="button"
      class={name}
      aria-label={compact ? label : undefined}
      title={compact ? label : undefined}
      onClick={() => {
        run().catch((error: unknown) => announce(String(error), true));
      }}
    >
      <Icon name={copied ? "check" : "copy"} />
      {!compact && <span>{label}</span>}
    </button>
  );
}
