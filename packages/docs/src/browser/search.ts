import MiniSearch from "minisearch";
import { find, type Hit } from "../search/find.js";
import { type PackedIndex, unpackIndex } from "../search/pack-index.js";
import { INDEX_OPTIONS } from "../search/search-options.js";
import { EN } from "../texts/search-en.js";
import { ZH_CN } from "../texts/search-zh-cn.js";
import { findElement } from "./find-element.js";

/** Result of the script of the index. */
declare global {
  var cloopenIndex: { readonly language: "en" | "zh-CN"; readonly packed: PackedIndex };
}

const { language, packed } = globalThis.cloopenIndex;
const texts = language === "en" ? EN : ZH_CN;
const index = MiniSearch.loadJS(unpackIndex(packed), INDEX_OPTIONS);
const { root = "./" } = findElement("search", HTMLElement).dataset;

const dialog = document.createElement("dialog");
dialog.className = "search";
dialog.setAttribute("aria-label", texts.label);
const input = document.createElement("input");
const list = document.createElement("ul");
const status = document.createElement("p");
let chosen = 0;

function build(): void {
  input.type = "search";
  input.placeholder = texts.placeholder;
  input.setAttribute("aria-label", texts.label);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-controls", "search-results");
  input.setAttribute("aria-expanded", "true");
  input.autocomplete = "off";
  input.spellcheck = false;
  list.id = "search-results";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", texts.label);
  status.setAttribute("role", "status");
  status.textContent = texts.hint;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = texts.close;
  close.addEventListener("click", () => dialog.close());
  const row = document.createElement("div");
  row.className = "search-row";
  row.append(input, close);
  dialog.append(row, list, status);
  document.body.append(dialog);
}

function option(hit: Hit, place: number): HTMLLIElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  item.id = `search-${place}`;
  item.setAttribute("role", "option");
  link.href = root + hit.id;
  link.tabIndex = -1;
  const kind = document.createElement("span");
  kind.className = "kind";
  kind.textContent = texts.kinds[hit.kind] ?? hit.kind;
  const title = document.createElement("span");
  const name = hit.kind === "guide" || hit.kind === "page" ? "" : hit.name;
  title.textContent = [name, hit.title === name ? "" : hit.title].filter(Boolean).join(" · ");
  const page = document.createElement("span");
  page.className = "of-page";
  page.textContent = hit.page;
  link.append(kind, title, page);
  item.append(link);
  return item;
}

function show(): void {
  const hits = input.value.trim() === "" ? [] : find(index, input.value);
  list.replaceChildren(...hits.map(option));
  status.textContent = input.value.trim() !== "" && hits.length === 0 ? texts.none : texts.hint;
  choose(0);
}

function choose(place: number): void {
  const items = list.children;
  chosen = Math.max(0, Math.min(place, items.length - 1));
  for (const [each, item] of Array.from(items).entries()) item.setAttribute("aria-selected", String(each === chosen));
  const item = items[chosen];
  input.setAttribute("aria-activedescendant", item?.id ?? "");
  item?.scrollIntoView({ block: "nearest" });
}

input.addEventListener("input", show);
input.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") choose(chosen + 1);
  else if (event.key === "ArrowUp") choose(chosen - 1);
  else if (event.key === "Enter" && !event.isComposing) list.children[chosen]?.querySelector("a")?.click();
  else return;
  if (!event.isComposing) event.preventDefault();
});
list.addEventListener("click", () => dialog.close());
dialog.addEventListener("click", ({ target }) => {
  if (target === dialog) dialog.close();
});
document.addEventListener("cloopen-search", () => {
  if (!dialog.open) dialog.showModal();
  input.select();
});
build();
