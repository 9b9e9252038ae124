// Redoc keeps the reader's choice of light or dark under this key, and puts it on the root element as a class. Doing the same before
// anything is drawn spares a flash of the other theme, and carries the choice to the pages that Redoc does not draw.
{
  let mode: string | null = null;
  try {
    mode = localStorage.getItem("redoc.colorMode");
  } catch {
    // A browser may forbid storage to pages from file://; the system's setting is used then.
  }
  if (mode !== "light" && mode !== "dark") mode = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  document.documentElement.classList.add(mode);
}
