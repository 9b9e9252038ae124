// A link to another language of the same page leads to the same place in it. Redoc changes the address without an event when the reader
// scrolls, so the link is completed at the last moment: when it is pointed at, focused or used.
for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-keep-place]")) {
  const page = link.getAttribute("href") ?? "";
  const complete = (): void => link.setAttribute("href", page + location.search + location.hash);
  for (const event of ["pointerenter", "focus", "pointerdown", "click"]) link.addEventListener(event, complete);
}

// On a narrow screen the list of pages is cut off; the one that is open shall be in sight.
const current = document.querySelector<HTMLElement>(".bar-pages [aria-current]");
const list = current?.parentElement;
if (current && list) list.scrollLeft = current.offsetLeft - list.offsetLeft - 24;

export {};
