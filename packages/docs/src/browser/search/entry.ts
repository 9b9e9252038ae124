/** What a thing is that can be found. */
export type EntryKind = "guide" | "operation" | "command" | "callback" | "code";

/** One thing that can be found, as the page carries it: kind, name, title, more to look in, address. */
export type Entry = readonly [kind: EntryKind, name: string, title: string, more: string, href: string];
