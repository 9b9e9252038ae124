import { findElement } from "./find-element.js";

let loading: Promise<void> | undefined;

/** Loads a script of the site; pages that lie in a folder may not load modules, nor fetch. */
function load(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(address)));
    document.head.append(script);
  });
}

/** Opens the search: its script and the index come when it is opened for the first time. */
async function open(): Promise<void> {
  const { script = "", index = "" } = findElement("search", HTMLElement).dataset;
  loading ??= load(index).then(() => load(script));
  try {
    await loading;
    document.dispatchEvent(new Event("cloopen-search"));
  } catch {
    loading = undefined;
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** The button in the bar, Ctrl+K (⌘K) and `/`. */
export function bindSearch(): void {
  for (const button of document.querySelectorAll("[data-search]")) button.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    const isShortcut = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    if (!isShortcut && !isSlash) return;
    event.preventDefault();
    open();
  });
}
