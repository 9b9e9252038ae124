import type { Entry, EntryKind } from "./entry.js";
import { matchEntries } from "./match-entries.js";

interface Index {
  readonly texts: {
    readonly label: string;
    readonly placeholder: string;
    readonly none: string;
    readonly close: string;
    readonly kinds: Readonly<Record<EntryKind, string>>;
  };
  readonly entries: readonly Entry[];
}

const { texts, entries }: Index = JSON.parse(document.getElementById("search-index")?.textContent ?? "{}");

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const input = element("input", {
  type: "search",
  "aria-label": texts.label,
  placeholder: texts.placeholder,
  autocomplete: "off",
  spellcheck: "false",
});
const results = element("ul");
const none = element("p", { role: "status" });
const close = element("button", { type: "button" }, texts.close);
const head = element("div", { class: "search-head" }, input, close);
const dialog = element("dialog", { class: "search", "aria-label": texts.label }, head, none, results);
document.body.append(dialog);

function show(): void {
  const found = matchEntries(entries, input.value);
  none.textContent = found.length === 0 && input.value.trim() !== "" ? texts.none : "";
  results.replaceChildren(
    ...found.map(([kind, name, title, , href]) => {
      const link = element("a", { href }, element("code", {}, name), " ", title);
      return element("li", {}, link, element("span", {}, texts.kinds[kind]));
    }),
  );
}

function open(): void {
  if (dialog.open) return;
  dialog.showModal();
  input.select();
}

function links(): HTMLAnchorElement[] {
  return Array.from(results.querySelectorAll("a"));
}

/** Arrows walk through what was found, and back into the field. */
function walk(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const stops = [input, ...links()];
  const at = stops.findIndex((stop) => stop.matches(":focus"));
  stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
}

input.addEventListener("input", show);
input.addEventListener("keydown", (event) => {
  // The Enter that ends the choice of Chinese characters is not meant for the list.
  if (event.key === "Enter" && !event.isComposing) links()[0]?.click();
});
dialog.addEventListener("keydown", walk);
dialog.addEventListener("click", ({ target }) => {
  if (target === dialog) dialog.close();
});
// A link to the same page changes nothing but the place in it.
results.addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest("a") !== null) dialog.close();
});
close.addEventListener("click", () => dialog.close());
addEventListener("keydown", (event) => {
  const typing =
    event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  open();
});
const button = document.getElementById("search-open");
button?.addEventListener("click", open);
button?.removeAttribute("hidden");
