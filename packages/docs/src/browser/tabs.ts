import { recall, remember } from "./remember.js";

/** Makes tabs of blocks of code that stand one below another. What is chosen in one group is chosen in all with the same key, on every page. */
export function makeTabs(): void {
  for (const group of document.querySelectorAll<HTMLElement>(".tabs")) {
    const blocks = Array.from(group.querySelectorAll<HTMLElement>(":scope > figure"));
    const row = document.createElement("div");
    row.className = "pick";
    row.setAttribute("role", "group");
    for (const block of blocks) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = titleOf(block);
      button.addEventListener("click", () => choose(group.dataset["key"] ?? "", titleOf(block), group));
      row.append(button);
    }
    group.prepend(row);
    show(group, recall(`tab-${group.dataset["key"]}`));
  }
}

function choose(key: string, title: string, chosen: HTMLElement): void {
  const before = chosen.getBoundingClientRect().top;
  if (key !== "") remember(`tab-${key}`, title);
  for (const group of document.querySelectorAll<HTMLElement>(".tabs"))
    if (group === chosen || (key !== "" && group.dataset["key"] === key)) show(group, title);
  // Groups above may have grown: what was clicked stays where it is.
  scrollBy(0, chosen.getBoundingClientRect().top - before);
}

/** Shows the block with a title; a group without such a block shows its first. */
function show(group: HTMLElement, title: string | undefined): void {
  const blocks = Array.from(group.querySelectorAll<HTMLElement>(":scope > figure"));
  const chosen = blocks.find((block) => titleOf(block) === title) ?? blocks[0];
  for (const block of blocks) block.hidden = block !== chosen;
  for (const [place, button] of group.querySelectorAll(":scope > .pick > button").entries())
    button.setAttribute("aria-pressed", String(blocks[place] === chosen));
}

function titleOf(block: HTMLElement): string {
  return block.querySelector("figcaption")?.firstChild?.textContent ?? "";
}
