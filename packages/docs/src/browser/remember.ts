/** What the reader chose; kept over pages, and forgotten where a browser forbids storage. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`cloopen-${name}`, value);
  } catch {
    // The choice then lasts as long as the page.
  }
}

/** What the reader chose before; `undefined` where nothing was chosen. */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(`cloopen-${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}
