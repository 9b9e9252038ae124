import { coversCode } from "./covers-code.js";

interface Card {
  readonly element: HTMLElement;
  readonly text: string;
}

function find<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new Error(`The page has no ${type.name} with the id ${id}`);
}

const filter = find("filter", HTMLInputElement);
const operation = find("operation", HTMLSelectElement);
const count = find("count", HTMLOutputElement);
const codesOf = new Map<string, readonly string[]>(
  Object.entries(JSON.parse(find("operation-codes", HTMLScriptElement).text)),
);
const cards: readonly Card[] = Array.from(document.querySelectorAll<HTMLElement>("article"), (element) => ({
  element,
  text: element.textContent.toLowerCase(),
}));

function matches(card: Card, words: readonly string[]): boolean {
  return words.every(
    (word) => card.text.includes(word) || (/^\d{4,6}$/.test(word) && coversCode(card.element.id, word)),
  );
}

function apply(): void {
  const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  const codes = codesOf.get(operation.value);
  let shown = 0;
  for (const card of cards) {
    const visible =
      matches(card, words) && (codes === undefined || codes.some((code) => coversCode(card.element.id, code)));
    card.element.hidden = !visible;
    if (visible) shown += 1;
  }
  const { none, text: all } = count.dataset;
  const text = (shown === 0 ? none : all) ?? "";
  count.value = text.replace("{shown}", String(shown)).replace("{total}", String(cards.length));
}

/** Shows the code that the address asks for, though a filter may hide it or a range may stand for it. */
function openCode(): void {
  const code = decodeURIComponent(location.hash.slice(1));
  const card = code === "" ? undefined : cards.find((each) => coversCode(each.element.id, code));
  if (card === undefined) return;
  if (card.element.hidden) {
    filter.value = "";
    operation.value = "";
    apply();
  }
  for (const each of cards) each.element.classList.toggle("asked-for", each === card);
  card.element.scrollIntoView();
}

const asked = new URLSearchParams(location.search);
filter.value = asked.get("q") ?? "";
operation.value = asked.get("operation") ?? "";
filter.form?.removeAttribute("hidden");
filter.form?.addEventListener("submit", (event) => event.preventDefault());
filter.addEventListener("input", apply);
operation.addEventListener("change", apply);
addEventListener("hashchange", openCode);
apply();
openCode();
