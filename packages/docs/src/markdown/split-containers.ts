/** A stretch of a text: what stands in a container `::: word title` … `:::`, or what stands outside. */
export interface Stretch {
  readonly kind: "text" | "tip" | "warning" | "tabs";
  /** Behind the word: the title of a note, the key of tabs. */
  readonly title: string;
  readonly text: string;
}

const OPEN = /^::: *(tip|warning|tabs)(?: +(.*))?$/;

/**
 * Parts a text at its containers. They are not nested, and what looks like one within a block of code is none.
 *
 * @throws {Error} for a container without its end
 */
export function splitContainers(text: string): readonly Stretch[] {
  const stretches: { kind: Stretch["kind"]; title: string; lines: string[] }[] = [];
  let current: (typeof stretches)[number] = { kind: "text", title: "", lines: [] };
  let inCode = false;
  const begin = (kind: Stretch["kind"], title: string): void => {
    stretches.push(current);
    current = { kind, title, lines: [] };
  };
  for (const line of text.split("\n")) {
    if (line.startsWith("```")) inCode = !inCode;
    const [, word, title = ""] = (inCode ? null : OPEN.exec(line)) ?? [];
    if (word === "tip" || word === "warning" || word === "tabs") begin(word, title.trim());
    else if (!inCode && /^::: *$/.test(line)) begin("text", "");
    else current.lines.push(line);
  }
  if (current.kind !== "text") throw new Error(`::: ${current.kind} ${current.title} has no end`);
  return [...stretches, current]
    .map(({ kind, title, lines }) => ({ kind, title, text: lines.join("\n") }))
    .filter((stretch) => stretch.text.trim() !== "");
}
