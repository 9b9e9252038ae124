import { afterAll, beforeAll, expect, test } from "vitest";
import { findViolations } from "../support/axe.js";
import { describeInChromium, openPage, type Reader, waitUntilLive } from "../support/describe-in-chromium.js";
import { fillSandbox } from "../support/fill-sandbox.js";
import { goTo, overflowOf } from "../support/go-to.js";
import { type OpenSandbox, openSandbox } from "../support/open-sandbox.js";
import { viewPaths } from "../support/view-paths.js";

const LISTS = ["/messages", "/calls", "/requests"];

let open: OpenSandbox;
let empty: OpenSandbox;
let paths: readonly string[];

describeInChromium("the console for everybody", () => {
  beforeAll(async () => {
    open = await openSandbox();
    empty = await openSandbox();
    paths = viewPaths(await fillSandbox(open));
  });
  afterAll(() => Promise.all([open.close(), empty.close()]));

  test.each<Reader>([
    { lang: "en", theme: "light", width: 1280 },
    { lang: "en", theme: "dark", width: 390 },
    { lang: "zh", theme: "light", width: 390 },
    { lang: "zh", theme: "dark", width: 1280 },
  ])("axe-core finds nothing in any view: $lang, $theme, $width px", async (reader) => {
    const { page, close } = await openPage(open.console, reader);
    await waitUntilLive(page);
    // Where there is room, a list is beside its details.
    for (const path of paths.filter((one) => reader.width === 390 || !LISTS.includes(one))) {
      await goTo(page, path);
      expect(await findViolations(page), path).toEqual([]);
      expect(await overflowOf(page), path).toBeLessThanOrEqual(0);
      const running = await page.evaluate(() => document.getAnimations().length);
      expect(running, `${path} moves nothing by itself`).toBe(0);
    }
    await close();
  });

  test("axe-core finds nothing in views that are empty", async () => {
    const { page, close } = await openPage(empty.console, { width: 390 });
    await waitUntilLive(page);
    for (const path of ["/messages", "/calls", "/conferences", "/centre", "/requests", "/callbacks", "/warnings"]) {
      await goTo(page, path);
      await page.locator(".example pre").first().waitFor();
      expect(await findViolations(page), path).toEqual([]);
      expect(await overflowOf(page), path).toBeLessThanOrEqual(0);
    }
    await close();
  });

  test("axe-core would have found a button without a name", async () => {
    const { page, close } = await openPage(empty.console);
    await page.evaluate(() => document.querySelector("main")?.append(document.createElement("button")));
    expect(await findViolations(page)).toEqual([expect.stringContaining("button-name")]);
    await close();
  });

  test.each([
    { width: 360, height: 640 },
    { width: 768, height: 1024 },
    { width: 3840, height: 2160 },
  ])("nothing is wider than a window of $width × $height", async (size) => {
    const { page, close } = await openPage(open.console, size);
    await waitUntilLive(page);
    for (const path of paths) {
      await goTo(page, path);
      expect(await overflowOf(page), path).toBeLessThanOrEqual(0);
    }
    await close();
  });

  test("a choice of language and look is kept, and both reach the browser", async () => {
    const { page, close } = await openPage(open.console);
    await waitUntilLive(page);
    await page.getByRole("button", { name: "中文" }).click();
    await page.getByRole("button", { name: "深色" }).click();
    await page.reload();
    await page.getByRole("heading", { name: "短信", exact: true }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("zh-CN");
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("dark");
    await close();
  });
});
