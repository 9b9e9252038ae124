// Redoc knows no paper: a dark page would be printed dark. The reader's choice comes back afterwards.
const { classList } = document.documentElement;
let dark = false;
addEventListener("beforeprint", () => {
  dark = classList.contains("dark");
  if (dark) classList.replace("dark", "light");
});
addEventListener("afterprint", () => {
  if (dark) classList.replace("light", "dark");
});

export {};
