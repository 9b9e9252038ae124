/** A number of things of the contract, as a README tells it. */
export interface Count {
  /** Line in its file, from 1. */
  readonly line: number;
  readonly thing: Thing;
  readonly count: number;
}

/** What the READMEs count. */
export type Thing = "operations" | "commands" | "webhooks" | "codes";

/** Ranges (`11 to 13 operations`) are about other clients. */
const FORMS: Readonly<Record<Thing, RegExp>> = {
  operations: /(?<!\d|to |至 )(\d+) (?:operations\b|个接口)/g,
  commands: /(?<!\d|to |至 )(\d+) (?:commands\b|条(?:针对[^、，]*)?命令)/g,
  webhooks: /(?<!\d|to |至 )(\d+) (?:webhooks\b|callbacks and notifications\b|种回调)/g,
  codes: /(?<!\d|to |至 )(\d+) (?:status codes\b|条状态码)/g,
};

const THINGS: readonly Thing[] = ["operations", "commands", "webhooks", "codes"];

/** The numbers of operations, commands, webhooks and status codes that a text tells. */
export function findCounts(text: string): readonly Count[] {
  return text
    .split("\n")
    .flatMap((content, at) =>
      THINGS.flatMap((thing) =>
        Array.from(content.matchAll(FORMS[thing]), ([, count]) => ({ line: at + 1, thing, count: Number(count) })),
      ),
    );
}
