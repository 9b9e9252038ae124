import { type ReadonlySignal, signal } from "@preact/signals";

/** Names of the views, in the order of the menu. */
export const VIEWS = [
  "messages",
  "calls",
  "conferences",
  "centre",
  "requests",
  "callbacks",
  "warnings",
  "faults",
  "scripts",
  "settings",
] as const;

/** A view of the page. */
export type View = (typeof VIEWS)[number];

/** Where the reader is: a view, and what of it is looked at. */
export interface Route {
  readonly view: View;
  /** Such as the number of a conversation. */
  readonly item: string | undefined;
}

/** Reads what follows `#` in the address; the first view where it names none. */
export function parseRoute(hash: string): Route {
  const [, name = "", ...rest] = hash.split("/");
  const view = VIEWS.find((one) => one === name) ?? "messages";
  return { view, item: rest.length === 0 ? undefined : decode(rest.join("/")) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of a place in the page. */
export function hrefOf(view: View, item?: string): string {
  return item === undefined ? `#/${view}` : `#/${view}/${encodeURIComponent(item)}`;
}

const current = signal<Route>(parseRoute(location.hash));
addEventListener("hashchange", () => {
  current.value = parseRoute(location.hash);
});

/** Where the reader is. */
export const route: ReadonlySignal<Route> = current;

/** Goes there. */
export function goTo(view: View, item?: string): void {
  location.hash = hrefOf(view, item);
}
