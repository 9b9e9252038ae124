// Where Redoc has no button of its own, the bar has one. Redoc reads the same key.
const button = document.getElementById("theme");
button?.removeAttribute("hidden");
button?.addEventListener("click", () => {
  const { classList } = document.documentElement;
  const mode = classList.contains("dark") ? "light" : "dark";
  classList.remove("light", "dark");
  classList.add(mode);
  try {
    localStorage.setItem("redoc.colorMode", mode);
  } catch {
    // A browser may forbid storage to pages from file://; the choice then holds for this page.
  }
});

export {};
