import { effect, type Signal, signal } from "@preact/signals";

/** The languages of the page. */
export type Lang = "en" | "zh";
/** How the page looks; `auto` is as the system does. */
export type Theme = "auto" | "light" | "dark";

function stored(name: string): string | undefined {
  try {
    return localStorage.getItem(`cloopen-console-${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

function store(name: string, value: string): void {
  try {
    localStorage.setItem(`cloopen-console-${name}`, value);
  } catch {
    // A browser that keeps nothing forgets it with the page.
  }
}

function firstLang(): Lang {
  const kept = stored("lang");
  if (kept === "en" || kept === "zh") return kept;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

function firstTheme(): Theme {
  const kept = stored("theme");
  return kept === "light" || kept === "dark" ? kept : "auto";
}

/** The language that the reader has chosen, else the browser's. */
export const lang: Signal<Lang> = signal(firstLang());
/** The look that the reader has chosen. */
export const theme: Signal<Theme> = signal(firstTheme());
/** Where the reference is read; empty for where it is published. */
export const docsAddress: Signal<string> = signal(stored("docs") ?? "");

/** Keeps the choices, and shows them on the root of the page. */
export function applyPrefs(): void {
  effect(() => {
    document.documentElement.lang = lang.value === "zh" ? "zh-CN" : "en";
    store("lang", lang.value);
  });
  effect(() => {
    document.documentElement.dataset["theme"] = theme.value;
    store("theme", theme.value);
  });
  effect(() => store("docs", docsAddress.value));
}
