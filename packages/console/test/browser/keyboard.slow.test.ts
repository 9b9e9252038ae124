import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeInChromium, openPage, waitUntilLive } from "../support/describe-in-chromium.js";
import { fillSandbox, PHONE } from "../support/fill-sandbox.js";
import { goTo } from "../support/go-to.js";
import { type OpenSandbox, openSandbox } from "../support/open-sandbox.js";

let open: OpenSandbox;

/** Name of what has the focus. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
  });
}

describeInChromium("the console by keyboard", () => {
  beforeAll(async () => {
    open = await openSandbox();
    await fillSandbox(open);
  });
  afterAll(() => open.close());

  test("skips the menu, chooses a conversation with the arrows, and answers as the phone", async () => {
    const { page, close } = await openPage(open.console);
    await waitUntilLive(page);
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Skip to content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("MAIN");
    const stops: string[] = [];
    for (let at = 0; at < 10 && stops.at(-1) !== "Conversations list"; at++) {
      await page.keyboard.press("Tab");
      const isList = await page.evaluate(() => document.activeElement?.getAttribute("role") === "listbox");
      stops.push(isList ? "Conversations list" : await focused(page));
    }
    expect(stops).toContain("Conversations list");
    const ring = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
    expect(ring).toBe("solid");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => page.url()).toContain(`/messages/${PHONE}`);
    await page.keyboard.press("End");
    await expect.poll(() => page.url()).toContain("/messages/13900139000");
    await page.keyboard.press("Home");
    await expect.poll(() => page.url()).toContain(`/messages/${PHONE}`);
    await page.getByLabel("Answer as this phone").focus();
    await page.keyboard.type("OK");
    await page.keyboard.press("Enter");
    await page.locator(".bubble.from-phone", { hasText: "OK" }).waitFor();
    await close();
  });

  test("every control of every view can be reached, and shows that it has the focus", async () => {
    const { page, close } = await openPage(open.console);
    await waitUntilLive(page);
    for (const path of ["/settings", "/faults", "/centre", "/callbacks/1"]) {
      await goTo(page, path);
      const wanted = await page.evaluate(
        () => document.querySelectorAll("main :is(button, a, input, select, summary):not(:disabled)").length,
      );
      const reached = await page.evaluate(() => {
        const all = [...document.querySelectorAll<HTMLElement>("main :is(button, a, input, select, summary)")];
        return all.filter((element) => !element.matches(":disabled")).filter((element) => element.tabIndex >= 0).length;
      });
      expect(reached, path).toBe(wanted);
    }
    await close();
  });

  test("a dialog keeps the focus, and Escape gives it back", async () => {
    const { page, close } = await openPage(open.console);
    await waitUntilLive(page);
    await goTo(page, "/settings");
    await page.getByRole("button", { name: "Clear everything" }).focus();
    await page.keyboard.press("Enter");
    await page.locator("dialog[open]").waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest("dialog") !== null)).toBe(true);
    await page.keyboard.press("Escape");
    expect(await page.locator("dialog[open]").count()).toBe(0);
    expect(await focused(page)).toContain("Clear everything");
    expect(open.sandbox.state.messages.size).toBeGreaterThan(0);
    await close();
  });

  test("on a phone the menu opens over the page, and closes once something is chosen", async () => {
    const { page, close } = await openPage(open.console, { width: 390 });
    await waitUntilLive(page);
    await page.getByRole("button", { name: "Menu" }).focus();
    await page.keyboard.press("Enter");
    await page.locator("dialog.drawer[open]").getByRole("link", { name: "Callbacks" }).press("Enter");
    await page.getByRole("heading", { name: "Callbacks", level: 1 }).waitFor();
    expect(await page.locator("dialog.drawer[open]").count()).toBe(0);
    await close();
  });
});
