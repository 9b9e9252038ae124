import type { Page } from "playwright-core";

/** Waits until the section of Redoc is drawn and its heading stands in the upper half of the window, below our bar. */
export async function expectInView(page: Page, route: string): Promise<void> {
  await page.locator(`[data-section-id="${route}"] :is(h1, h2)`).first().waitFor();
  await page.waitForFunction((id) => {
    const top = document.querySelector(`[data-section-id="${id}"] :is(h1, h2)`)?.getBoundingClientRect().top ?? -1;
    return top >= 48 && top < innerHeight / 2;
  }, route);
}
