import type { ComponentChildren, JSX } from "preact";

/** How something is, by colour and by its text. */
export type Tone = "ok" | "bad" | "warn" | "info" | "muted";

/** A short word in a coloured box. */
export function Badge({ tone, children }: { readonly tone: Tone; readonly children: ComponentChildren }): JSX.Element {
  return <span class={`badge ${tone}`}>{children}</span>;
}

/** An instant: the time of the day in Beijing, in full on demand. */
export function Time({ iso, day = false }: { readonly iso: string | undefined; readonly day?: boolean }): JSX.Element {
  if (iso === undefined) return <span />;
  return (
    <time dateTime={iso} title={iso}>
      {day && `${iso.slice(5, 10)} `}
      {iso.slice(11, 19)}
    </time>
  );
}

/** What belongs together as name and value. */
export function Facts({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <dl class="facts">{children}</dl>;
}

/** One name with its value; nothing where there is no value. */
export function Fact({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ComponentChildren;
}): JSX.Element | null {
  if (children === undefined || children === null || children === false || children === "") return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Text as it was sent, with its line breaks. It may be hostile: it is only ever a text. */
export function Code({ text, label }: { readonly text: string; readonly label: string }): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
    <section class="code-box" tabIndex={0} aria-label={label}>
      <pre class="code">{pretty(text)}</pre>
    </section>
  );
}

/** JSON with indentation; anything else as it is. */
function pretty(text: string): string {
  if (!/^\s*[{[]/.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
