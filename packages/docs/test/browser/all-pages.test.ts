import { expect, test } from "vitest";
import { otherLanguage } from "../../src/build/languages.js";
import { PAGE_KINDS, pageFile } from "../../src/build/page-files.js";
import { PAGES } from "../dist-pages.js";
import { describeInChromium } from "./describe-in-chromium.js";
import { expectInView } from "./expect-in-view.js";

// A reference page takes a second or more to draw. Each thing is tried in both languages and from both places, but not in every combination.
describeInChromium("the pages", ({ roots, visit }) => {
  test.each([
    ["file", "light", "en", ["start", "reference"]], // the others are visited so by the other tests
    ["server", "dark", "zh-CN", PAGE_KINDS],
  ] as const)(
    "from the %s: the pages are drawn without another host and without complaint, in %s, %s",
    async (root, colorScheme, language, kinds) => {
      for (const kind of kinds) {
        const shared = kind === "reference"; // with the tests of the reference
        await visit(roots[root] + pageFile(kind, language), { colorScheme, shared }, async (page) => {
          await page.locator("h1").first().waitFor();
          expect(await page.locator("html").getAttribute("class")).toContain(colorScheme);
        });
      }
    },
  );

  test("on a phone nothing in the reference scrolls sideways, and the switch to the other language keeps the place", async () => {
    await visit(`${roots.file}en.html#sendTemplateSms`, { width: 390 }, async (page) => {
      await expectInView(page, "/sms/sendtemplatesms");
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
      await page.locator('.bar-languages a[lang="zh-CN"]').click();
      // Redoc's own address now.
      await page.waitForURL("**/zh-CN.html#/sms/sendtemplatesms");
      await expectInView(page, "/sms/sendtemplatesms");
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    });
  });

  test.each([
    ["file", "en"],
    ["server", "zh-CN"],
  ] as const)("from the %s, %s: the switch to the other language keeps code and filter", async (root, language) => {
    const other = otherLanguage(language);
    await visit(`${roots[root]}${pageFile("errors", language)}?operation=callback#111109`, {}, async (page) => {
      await page.locator(`.bar-languages a[lang="${other}"]`).click();
      await page.waitForURL(`**/${pageFile("errors", other)}?operation=callback#111109`);
    });
  });

  test.each([
    ["zh-TW", "", "start.zh-CN.html"],
    ["zh-CN", "#callback", "zh-CN.html#/call/callback"],
    ["de-DE", "#111109", "errors.en.html#111109"],
  ] as const)("the index sends a reader of %s who asks for '%s' to %s", async (locale, asked, place) => {
    await visit(`${roots.server}index.html${asked}`, { locale }, async (page) => {
      await page.waitForURL(roots.server + place, { waitUntil: "commit" });
    });
  });

  test("without JavaScript the index links to the pages, and the status codes are all there", async () => {
    await visit(`${roots.file}index.html`, { width: 390, javaScriptEnabled: false }, async (page) => {
      const links = await page.locator("a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
      expect(links.sort()).toEqual(PAGES.filter((name) => name !== "index.html").toSorted());
      await page.locator('a[href="errors.en.html"]').click();
      await page.locator('[id="111109"]').waitFor();
      expect(await page.locator("form").isVisible()).toBe(false);
    });
  });
});
