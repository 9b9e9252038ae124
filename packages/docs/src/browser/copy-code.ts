// Where the browser lets a page write to the clipboard: pages from file:// and from loopback, mostly.
for (const button of document.querySelectorAll<HTMLButtonElement>("button.copy")) {
  const code = button.closest("figure")?.querySelector("code");
  if (navigator.clipboard === undefined || code == null) continue;
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = button.dataset["copied"] ?? label;
    setTimeout(() => {
      button.textContent = label;
    }, 1500);
  });
}

export {};
