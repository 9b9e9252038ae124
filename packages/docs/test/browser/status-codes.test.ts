import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { LANGUAGES } from "../../src/build/languages.js";
import { pageFile } from "../../src/build/page-files.js";
import { readCatalogue } from "../../src/build/read-catalogue.js";
import { describeInChromium } from "./describe-in-chromium.js";

const catalogue = await readCatalogue();

async function shownCodes(page: Page): Promise<string[]> {
  return await page.locator("article:visible").evaluateAll((cards) => cards.map((card) => card.id));
}

describeInChromium("the status codes", ({ roots, visit }) => {
  test.each(LANGUAGES)("%s: are found by code, by range, by Chinese and by several words", async (language) => {
    await visit(roots.file + pageFile("errors", language), {}, async (page) => {
      const filter = page.locator("#filter");
      await filter.fill("111109");
      expect((await shownCodes(page))[0]).toBe("111109");
      await filter.fill("111050");
      expect(await shownCodes(page)).toEqual(["111001-111099"]);
      await filter.fill("签名");
      const signing = await shownCodes(page);
      expect(signing.length).toBeGreaterThan(0);
      expect(signing.length).toBeLessThan(60);
      await filter.fill("签名 zzz");
      expect(await shownCodes(page)).toEqual([]);
      await filter.fill("");
      expect((await shownCodes(page)).length).toBe(catalogue.length);
    });
  });

  // The page opens with a filter that hides both.
  test.each([
    ["a code", "111109", "111109"],
    ["a code within a range", "111050", "111001-111099"],
  ])("%s has an address, whatever the filter", async (_, code, id) => {
    await visit(`${roots.file}errors.en.html?q=160000#${code}`, {}, async (page) => {
      const { y = -1 } = (await page.locator(`[id="${id}"]`).boundingBox()) ?? {};
      expect(y).toBeGreaterThanOrEqual(48);
      expect(y).toBeLessThan(400);
      expect((await shownCodes(page)).length).toBe(catalogue.length);
    });
  });
});
