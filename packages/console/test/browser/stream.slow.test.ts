import { sendTemplateSms } from "@cloopen-rest/client";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeInChromium, openPage, waitUntilLive } from "../support/describe-in-chromium.js";
import { goTo } from "../support/go-to.js";
import { type OpenSandbox, openSandbox } from "../support/open-sandbox.js";

let open: OpenSandbox;

function send(to: string): Promise<object> {
  return sendTemplateSms(open.client, { to, templateId: "1", datas: ["6532", "5"] });
}

/** Has the page believe that nobody sees it, or that somebody does again. */
function setHidden(page: Page, hidden: boolean): Promise<void> {
  return page.evaluate((value) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => value });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}

describeInChromium("the stream of the console", () => {
  beforeAll(async () => {
    open = await openSandbox();
  });
  afterAll(() => open.close());

  test("says that it is stale when it breaks, and goes on from where it was", async () => {
    const { page, witness, context } = await openPage(open.console);
    await waitUntilLive(page);
    await send("13800138001");
    await page.getByRole("option", { name: /13800138001/ }).waitFor();
    await open.stopListening();
    await page.getByRole("alert").filter({ hasText: "what you see may be old" }).waitFor();
    await page.getByRole("option", { name: /13800138001/ }).waitFor();
    await open.listenAgain();
    await send("13800138002");
    await page.getByRole("option", { name: /13800138002/ }).waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    const streams = witness.requests.filter((url) => url.includes("/events"));
    expect(streams[0]).not.toContain("after=");
    expect(streams.at(-1)).toMatch(/after=[0-9a-f]{16}-\d+$/);
    await context.close();
  });

  test("is closed while the page is hidden, and catches up once it is seen again", async () => {
    const { page, witness, close } = await openPage(open.console);
    await waitUntilLive(page);
    const ended = page.waitForEvent("requestfailed", (request) => request.url().includes("/events"));
    await setHidden(page, true);
    await ended;
    await send("13800138003");
    const before = witness.requests.filter((url) => url.includes("/events")).length;
    await setHidden(page, false);
    await page.getByRole("option", { name: /13800138003/ }).waitFor();
    expect(witness.requests.filter((url) => url.includes("/events")).length).toBe(before + 1);
    await close();
  });

  test("shows what a restarted sandbox has, and nothing of the one before", async () => {
    const { page, context } = await openPage(open.console);
    await waitUntilLive(page);
    await page.getByRole("option", { name: /13800138003/ }).waitFor();
    open.sandbox.reset();
    await page.getByRole("heading", { name: "No messages yet" }).waitFor();
    await send("13800138004");
    await page.getByRole("option", { name: /13800138004/ }).waitFor();
    await context.close();
  });

  test("a page that is older than its sandbox loads again once, and then says that this did not help", async () => {
    const { page, context } = await openPage("about:blank");
    await page.route("**/_sandbox/info", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), build: "ffffffff" } });
    });
    let loads = 0;
    page.on("domcontentloaded", () => {
      loads += 1;
    });
    await page.goto(open.console);
    await page.getByRole("alert").filter({ hasText: "loading it again did not help" }).waitFor();
    expect(loads).toBe(2);
    await page.unrouteAll({ behavior: "wait" });
    await context.close();
  });

  test("a burst of messages leaves the page bounded: rows in the document, records in its memory", async () => {
    const { page, close } = await openPage(open.console);
    await waitUntilLive(page);
    for (let at = 0; at < 2_500; at++) {
      const to = String(13_000_000_000 + at);
      open.sandbox.admin.runOperation("sendTemplateSms", {
        ...{ to, appId: open.sandbox.appId, templateId: "1", datas: ["6532", "5"] },
      });
    }
    await page.getByRole("option", { name: /13000002499/ }).waitFor();
    const shown = page.locator(".side nav a", { hasText: "Messages" }).locator(".count");
    await expect.poll(() => shown.textContent()).toBe("2000");
    expect(await page.locator(".vrow").count()).toBeLessThan(60);
    expect(await page.evaluate(() => document.querySelectorAll("*").length)).toBeLessThan(1_500);
    await goTo(page, "/messages/13000002499");
    await page.getByRole("button", { name: "Copy code 6532" }).waitFor();
    await close();
  });
});
