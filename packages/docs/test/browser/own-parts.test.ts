import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { LANGUAGES } from "../../src/build/languages.js";
import { PAGE_KINDS, pageFile } from "../../src/build/page-files.js";
import { describeInChromium } from "./describe-in-chromium.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const OURS = PAGE_KINDS.filter((kind) => kind !== "reference");

/** A piece of each kind is enough: the pages of samples and codes hold the same hundreds of times. */
const THIN_OUT =
  "for (const each of document.querySelectorAll('.sample:not(.ivr-command):nth-of-type(n+4), .ivr-command ~ .ivr-command, article:nth-of-type(n+4)')) each.remove()";

/** What axe-core calls serious or critical. */
const SERIOUS = `axe.run(document, { resultTypes: ["violations"], preload: false }).then(({ violations }) =>
  violations.filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target, failureSummary }) => id + " " + target + " " + failureSummary)))`;

describeInChromium("our own parts", ({ roots, visit }) => {
  // The bar and the search are the same on the page that Redoc draws.
  test.each([
    ["en", "dark"],
    ["zh-CN", "light"],
  ] as const)(
    "%s, %s, on a phone: nothing scrolls sideways, and axe-core finds nothing serious",
    async (language, colorScheme) => {
      for (const kind of OURS) {
        await visit(roots.file + pageFile(kind, language), { colorScheme, width: 390 }, async (page) => {
          await page.locator("#search-open:visible").waitFor();
          expect(await page.evaluate("document.documentElement.scrollWidth"), kind).toBeLessThanOrEqual(390);
          await page.evaluate(THIN_OUT);
          await page.evaluate(AXE);
          expect(await page.evaluate(SERIOUS), kind).toEqual([]);
          if (kind !== "start") return;
          await page.locator("#search-open").click();
          await page.locator("dialog.search input").fill("sms");
          expect(await page.evaluate(SERIOUS), "search").toEqual([]);
        });
      }
    },
  );

  test("axe-core would have found a button without a name", async () => {
    await visit(`${roots.file}start.en.html`, {}, async (page) => {
      await page.evaluate('document.querySelector("main").replaceChildren(document.createElement("button"))');
      await page.evaluate(AXE);
      expect(await page.evaluate(SERIOUS)).toEqual([expect.stringContaining("button-name")]);
    });
  });

  test.each([
    ["en", [["inviteToConference", "samples.en.html#inviteToConference"]]],
    ["samples.en", [["111050", "errors.en.html#111001-111099"]]],
    [
      "console.en",
      [
        ["PlayTTS", "samples.en.html#IvrPlayTTS"],
        ["ConfMute", "samples.en.html#muteMember"],
      ],
    ],
    ["errors.zh-CN", [["模板短信", "zh-CN.html#"]]],
    [
      "start.zh-CN",
      [
        ["会议静音", "samples.zh-CN.html#muteMember"],
        ["IVR 收键", "samples.zh-CN.html#IvrGet"],
        ["短信 状态报告", "zh-CN.html#smsStatusReport"],
        ["时间戳", "start.zh-CN.html#authentication"],
      ],
    ],
  ] as const)("on %s: the search finds by keyboard", async (name, searches) => {
    // Redoc's page is shared with the tests of the reference, so what is found there is not opened.
    const shared = name === "en";
    await visit(`${roots.file}${name}.html${shared ? "#sendTemplateSms" : ""}`, { shared }, async (page) => {
      const input = page.locator("dialog.search input");
      const links = page.locator("dialog.search a");
      let first = "";
      await page.locator("#search-open").waitFor();
      await page.keyboard.press("/");
      for (const [words, place] of searches) {
        await input.fill(words);
        const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
        expect(hrefs, words).toContainEqual(expect.stringContaining(place));
        first = hrefs[0] ?? "";
      }
      await page.keyboard.press("ArrowDown");
      expect(await page.evaluate("document.activeElement.getAttribute('href')")).toBe(first);
      await page.keyboard.press(shared ? "Escape" : "Enter");
      const target = new URL(shared ? `${name}.html` : first, roots.file).href;
      await page.waitForURL((url) => url.href.startsWith(target.split("#")[0] ?? ""), { waitUntil: "commit" });
      if (target.startsWith(`${roots.file}${name}.`)) expect(await page.locator("dialog[open]").count()).toBe(0);
    });
  });

  test.each(LANGUAGES)("%s: a command has a place among the samples", async (language) => {
    await visit(`${roots.file}${pageFile("samples", language)}#inviteToConference`, {}, async (page) => {
      const { y = -1 } = (await page.locator("#inviteToConference h2").boundingBox()) ?? {};
      expect(y).toBeGreaterThanOrEqual(48);
      expect(y).toBeLessThan(200);
    });
  });

  test("the choice of light or dark is kept from page to page, Redoc's included", async () => {
    await visit(`${roots.server}start.en.html`, { colorScheme: "light" }, async (page) => {
      try {
        await page.locator("#theme").click();
        const background = "getComputedStyle(document.body).backgroundColor";
        const dark = await page.evaluate(background);
        expect(dark).not.toBe("rgb(255, 255, 255)");
        await page.goto(`${roots.server}en.html`);
        expect(await page.locator("html").getAttribute("class")).toContain("dark");
        expect(await page.evaluate(background)).toBe(dark);
      } finally {
        await page.evaluate("localStorage.clear()"); // all pages are of one context
      }
    });
  });

  test.each(OURS)("%s: on paper it is dark on white, without links to press, and no code is cut off", async (kind) => {
    await visit(roots.file + pageFile(kind, "en"), { colorScheme: "dark", width: 760 }, async (page) => {
      await page.emulateMedia({ media: "print" });
      expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(255, 255, 255)");
      expect(await page.locator(":is(.bar-pages, #search-open, .contents, .copy):visible").count()).toBe(0);
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
      const cut = "[...document.querySelectorAll('pre')].filter((pre) => pre.scrollWidth > pre.clientWidth).length";
      expect(await page.evaluate(cut)).toBe(0);
    });
  });
});
