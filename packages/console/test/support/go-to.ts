import type { Page } from "playwright-core";

/** Goes to a view by what follows `#` in the address, and waits until it is drawn. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate(async (hash) => {
    location.hash = hash;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, `#${path}`);
  await page.locator("main h1").waitFor();
}

/** How far the page is wider than its window, in pixels. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const inside = [...document.querySelectorAll("main, .view-body, .pane-detail, .page, .view-head")];
    return Math.max(
      document.documentElement.scrollWidth - innerWidth,
      ...inside.map((element) => element.scrollWidth - element.clientWidth),
    );
  });
}
