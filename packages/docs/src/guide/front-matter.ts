import { parse } from "yaml";

/** Parts of the guide, in the order of the menu. */
export const GROUPS = ["start", "build", "operate", "switch"] as const;

/** A part of the guide. */
export type Group = (typeof GROUPS)[number];

/** What the head of a chapter says about it; packages/docs/guide/README.md explains each. */
export interface FrontMatter {
  readonly title: string;
  readonly nav: string;
  readonly description: string;
  readonly group: Group;
  readonly order: number;
  readonly keywords: readonly string[];
}

const PARTS = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/;

/**
 * Parts a chapter into what its head says and its text.
 *
 * @param file its name, for messages
 * @throws {Error} when the head is missing or something in it
 */
export function readFrontMatter(source: string, file: string): { readonly head: FrontMatter; readonly text: string } {
  const [, yaml, text] = PARTS.exec(source) ?? [];
  if (yaml === undefined || text === undefined)
    throw new Error(`${file} does not begin with a head between lines of ---`);
  const head: unknown = parse(yaml);
  const fields: Readonly<Record<string, unknown>> = typeof head === "object" && head !== null ? { ...head } : {};
  const word = (name: string): string => {
    const value = fields[name];
    if (typeof value !== "string" || value === "") throw new Error(`${file}: the head has no ${name}`);
    return value;
  };
  const group = GROUPS.find((one) => one === fields["group"]);
  if (group === undefined) throw new Error(`${file}: group is one of ${GROUPS.join(", ")}`);
  const { order, keywords } = fields;
  if (typeof order !== "number") throw new Error(`${file}: order is a number`);
  if (!Array.isArray(keywords)) throw new Error(`${file}: keywords is a list`);
  const title = word("title");
  const nav = fields["nav"] === undefined ? title : word("nav");
  return { head: { title, nav, description: word("description"), group, order, keywords: keywords.map(String) }, text };
}
