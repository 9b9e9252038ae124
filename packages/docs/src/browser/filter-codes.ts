import { coversCode } from "../contract/covers-code.js";
import { findElement } from "./find-element.js";

interface Card {
  readonly element: HTMLElement;
  readonly text: string;
}

const filter = findElement("filter", HTMLInputElement);
const operation = findElement("operation", HTMLSelectElement);
const count = findElement("count", HTMLOutputElement);
const codesOf = new Map<string, readonly string[]>(Object.entries(JSON.parse(filter.form?.dataset["codes"] ?? "{}")));
const cards: readonly Card[] = Array.from(document.querySelectorAll<HTMLElement>("article.code-card"), (element) => ({
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
      matches(card, words) &&
      (codes === undefined ||
        codes.some((code) => coversCode(code, card.element.id) || coversCode(card.element.id, code)));
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
  for (const each of cards) each.element.classList.toggle("asked-for", each === card);
  if (card === undefined) {
    // A code that the platform has and the catalogue lacks must not look like one that was overlooked.
    if (/^\d{6}$/.test(code)) count.value = (count.dataset["unknown"] ?? "").replace("{code}", code);
    return;
  }
  if (card.element.hidden) {
    filter.value = "";
    operation.value = "";
    apply();
  }
  card.element.scrollIntoView();
}

const asked = new URLSearchParams(location.search);
filter.value = asked.get("q") ?? "";
operation.value = asked.get("operation") ?? "";
filter.form?.addEventListener("submit", (event) => event.preventDefault());
filter.addEventListener("input", apply);
operation.addEventListener("change", apply);
addEventListener("hashchange", () => {
  apply();
  openCode();
});
apply();
document.documentElement.classList.remove("filtering");
openCode();
