import { remember } from "./remember.js";

const root = document.documentElement;

/** Buttons that choose the language and the format of all samples: the choice is on the root element, and the style sheet does the rest. */
export function bindChoices(): void {
  const buttons = document.querySelectorAll<HTMLButtonElement>("button[data-set]");
  mark(buttons);
  for (const button of buttons)
    button.addEventListener("click", () => {
      const { set = "", value = "" } = button.dataset;
      const before = button.getBoundingClientRect().top;
      root.dataset[set] = value;
      remember(set, value);
      mark(buttons);
      scrollBy(0, button.getBoundingClientRect().top - before);
    });
}

function mark(buttons: Iterable<HTMLButtonElement>): void {
  for (const button of buttons) {
    const { set = "", value = "" } = button.dataset;
    const chosen = root.dataset[set] ?? preferred(button);
    button.setAttribute("aria-pressed", String(chosen === value));
  }
}

/** Until the reader chooses a format, each call shows the one of the vendor's own clients. */
function preferred(button: HTMLElement): string | undefined {
  return button.closest(".samples")?.querySelector<HTMLElement>(".sample.preferred")?.dataset["format"];
}
