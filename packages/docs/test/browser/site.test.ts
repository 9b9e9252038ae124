import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { LANGUAGES } from "../../src/languages.js";
import { describeInChromium } from "./describe-in-chromium.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** One page of each kind. */
const KINDS = [
  "LANG/index.html",
  "LANG/guide/time-zones-and-signing.html",
  "LANG/api/index.html",
  "LANG/api/sendTemplateSms.html",
  "LANG/api/inviteToConference.html",
  "LANG/webhooks/smsStatusReport.html",
  "LANG/ivr/IvrGet.html",
  "LANG/sign.html",
  "errors.LANG.html",
] as const;

/** What axe-core finds, by rule. */
async function findings(page: Page): Promise<unknown> {
  // The policy of the pages forbids scripts that are put in; the protocol of the browser may.
  await page.evaluate(AXE);
  return await page.evaluate(
    `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => [id, nodes.slice(0, 2).map((node) => node.html.slice(0, 160))]))`,
  );
}

/** How far what was drawn has moved since the page was opened, as browsers count it. */
const SHIFT = `new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
})`;

/** Blocks of code that do not fit their place. */
const CUT_OFF = `[...document.querySelectorAll("pre")].filter((pre) => pre.scrollWidth > pre.clientWidth).map((pre) => pre.textContent.slice(0, 80))`;

describeInChromium("the site", ({ roots, visit }) => {
  for (const language of LANGUAGES)
    for (const colorScheme of ["light", "dark"] as const)
      test(`${language}, ${colorScheme}: a page of each kind has nothing that axe-core finds, and does not move`, async () => {
        for (const kind of KINDS)
          await visit(roots.server + kind.replace("LANG", language), { colorScheme }, async (page) => {
            expect(await page.evaluate(SHIFT), kind).toBeLessThan(0.05);
            expect(await page.evaluate(CUT_OFF), kind).toEqual([]);
            expect(await findings(page), kind).toEqual([]);
          });
      });

  test.each(LANGUAGES)(
    "%s: nothing scrolls sideways on a phone, and the menu opens without JavaScript, too",
    async (language) => {
      for (const javaScriptEnabled of [true, false])
        for (const kind of KINDS)
          await visit(
            roots.server + kind.replace("LANG", language),
            { width: 390, javaScriptEnabled },
            async (page) => {
              expect(await page.evaluate("document.documentElement.scrollWidth"), kind).toBeLessThanOrEqual(390);
              await page.locator(".menu-button").click();
              await page.locator(".menu-sections a").first().waitFor();
            },
          );
    },
  );

  test("without JavaScript a page shows its samples in every language, and no button that does nothing", async () => {
    await visit(`${roots.file}en/api/sendTemplateSms.html`, { width: 1280, javaScriptEnabled: false }, async (page) => {
      expect(await page.locator(".sample:visible").count()).toBe(14);
      expect(await page.locator("button:visible:not(.evidence)").count()).toBe(0);
    });
  });

  test("the chosen language and format stay chosen over pages", async () => {
    await visit(`${roots.server}en/api/sendTemplateSms.html`, {}, async (page) => {
      expect(await page.locator(".sample:visible").count()).toBe(2);
      await page.locator('button[data-value="python"]').click();
      await page.locator('button[data-value="xml"]').click();
      await page.goto(`${roots.server}zh-CN/api/muteMember.html`);
      expect(await page.locator(".sample:visible figcaption").first().textContent()).toContain("Python · XML");
      await page.evaluate("localStorage.clear()");
    });
  });

  test.each([
    ["file", "Control+k"],
    ["server", "/"],
  ] as const)("from the %s: %s opens the search, which leads to what was asked for", async (root, key) => {
    await visit(`${roots[root]}zh-CN/guide/getting-started.html`, {}, async (page) => {
      await page.keyboard.press(key);
      const input = page.locator("dialog.search input");
      await input.waitFor();
      await input.fill("短信模板");
      await page.locator("dialog.search li").first().waitFor();
      await input.press("Enter");
      await page.waitForURL(/zh-CN\/api\/(?:list|create)SmsTemplate/);
    });
  });

  test.each([
    ["index.html", "en-US", "en/index.html"],
    ["index.html#112310", "zh-CN", "errors.zh-CN.html#112310"],
    ["index.html#sendTemplateSms", "en-US", "en/api/sendTemplateSms.html"],
    ["en.html#InviteJoinConf", "en-US", "en/api/inviteToConference.html"],
    ["en.html#/sms/sendtemplatesms", "en-US", "en/api/sendTemplateSms.html"],
    ["zh-CN.html#smsStatusReport", "en-US", "zh-CN/webhooks/smsStatusReport.html"],
    ["samples.en.html#IvrPlay", "en-US", "en/ivr/IvrPlay.html"],
    ["console.en.html#muteMember", "en-US", "en/sign.html#muteMember"],
    ["start.en.html#authentication", "en-US", "en/guide/time-zones-and-signing.html"],
  ])("the old address %s leads a reader of %s to %s", async (from, locale, to) => {
    await visit(roots.server + from, { locale }, async (page) => {
      await page.waitForURL(roots.server + to);
    });
  });

  test("a code has its address, within a range, too, and the filter of an operation shows its codes", async () => {
    await visit(`${roots.server}errors.en.html#160005`, {}, async (page) => {
      await page.locator('article.asked-for[id="160001-160010"]').waitFor();
      await page.goto(`${roots.server}errors.en.html?operation=getAccountInfo`);
      const shown = await page.locator("article:visible").count();
      expect(shown).toBeGreaterThan(20);
      expect(shown).toBeLessThan(60);
    });
  });

  test("a mark of evidence explains itself when it is tapped", async () => {
    await visit(`${roots.server}en/webhooks/smsStatusReport.html`, {}, async (page) => {
      await page.locator("button.evidence").first().click();
      await page.locator("#evidence-client-code").waitFor();
    });
  });
});
