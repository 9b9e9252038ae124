import { bindChoices } from "./choices.js";
import { remember } from "./remember.js";
import { bindSearch } from "./search-opener.js";
import { makeTabs } from "./tabs.js";

const root = document.documentElement;

function bindTheme(): void {
  for (const button of document.querySelectorAll("[data-theme-switch]"))
    button.addEventListener("click", () => {
      const dark = root.dataset["theme"] ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
      root.dataset["theme"] = dark === "dark" ? "light" : "dark";
      remember("theme", root.dataset["theme"]);
    });
}

function bindCopy(): void {
  document.addEventListener("click", async ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLButtonElement>("button.copy") : null;
    const code = button?.closest("figure")?.querySelector("code")?.textContent;
    if (button === null || code === undefined || code === null) return;
    await navigator.clipboard.writeText(code);
    const label = button.textContent;
    button.textContent = button.dataset["done"] ?? label;
    setTimeout(() => {
      button.textContent = label;
    }, 1500);
  });
}

/** The switch to the other language keeps the place in the page: fragment and query. */
function bindLanguages(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-keep-place]"))
    link.addEventListener("click", () => {
      link.hash = location.hash;
      link.search = location.search;
    });
}

/** Marks the section that is being read in the list beside the text. */
function watchSections(): void {
  const links = new Map(
    Array.from(document.querySelectorAll<HTMLAnchorElement>(".toc a"), (link) => [
      decodeURIComponent(link.hash.slice(1)),
      link,
    ]),
  );
  if (links.size === 0) return;
  const observer = new IntersectionObserver(
    (entries) => {
      const seen = entries.find(({ isIntersecting }) => isIntersecting);
      if (seen === undefined) return;
      for (const [id, link] of links) link.classList.toggle("current", id === seen.target.id);
    },
    { rootMargin: "-64px 0px -70% 0px" },
  );
  for (const id of links.keys()) {
    const heading = document.getElementById(id);
    if (heading !== null) observer.observe(heading);
  }
}

bindTheme();
bindChoices();
makeTabs();
bindCopy();
bindLanguages();
bindSearch();
watchSections();
document.querySelector('.menu [aria-current="page"]')?.scrollIntoView({ block: "nearest" });
