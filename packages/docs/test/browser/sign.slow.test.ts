import { ACCOUNT_SID as A, AUTH_TOKEN as B } from "@cloopen-rest/test-kit";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LANGUAGES, otherLanguage } from "../../src/languages.js";
import { ADDRESS } from "../../src/site/addresses.js";
import { SANDBOX } from "../../src/site/sandbox-command.js";
import { SIGN_EN } from "../../src/texts/sign-en.js";
import { describeInChromium } from "./describe-in-chromium.js";
import { type OpenSandbox, openSandbox } from "./open-sandbox.js";

const [LOW, HIGH] = ["0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210"];

// The project's vectors, computed with stock MD5 and Base64.
const VECTORS = [
  ["V1", "sendTemplateSms", A, B, "20140416142030", "2A7699649C08D9851D1BF8A73CAA19D1"],
  ["V2", "sendTemplateSms", LOW, HIGH, "20140416142030", "0FCC2C28C68F547D87312A3D2D0CCF0A"],
  [
    "V3",
    "callback",
    "89abcdef0123456789abcdef01234567",
    "76543210fedcba9876543210fedcba98",
    "20140416142030",
    "C80FC35D8A1B7DAE7B451A1E463CDDD5",
  ],
  ["V4", "getAccountInfo", A, B, "20241231235959", "55DAF5F6CC7E5D76E0579AFE5367A101"],
  ["V5", "inviteToConference", LOW, HIGH, "20240229120000", "F3A3580D4ED0355079072779CD5BB199"],
  [
    "V6",
    "uploadMediaFile",
    "AbCdEfGhIjKlMnOpQrStUvWxYz012345",
    "543210zYxWvUtSrQpOnMlKjIhGfEdCbA",
    "20250701000000",
    "EAB9CC1DFFD1D658CD7E2CB1EA775218",
  ],
] as const;

async function enter(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, value] of Object.entries(values)) await page.locator(`#${id}`).fill(value);
}

/** Everything in the page, its address and the browser's memory, the field of the token aside. */
async function traces(page: Page): Promise<string> {
  return await page.evaluate(
    "JSON.stringify([document.documentElement.outerHTML, location.href, { ...localStorage }, { ...sessionStorage }, document.cookie, history.state])",
  );
}

describeInChromium("the signing page", ({ roots, visit }) => {
  let open: OpenSandbox;
  beforeAll(async () => {
    open = await openSandbox();
  });
  afterAll(() => open.close());

  test.each(LANGUAGES)(
    "%s: signs the vectors as the reference does, asks nobody and leaves no token behind",
    async (language) => {
      await visit(roots.file + ADDRESS.sign(language), {}, async (page) => {
        expect(await page.locator("#token").getAttribute("type")).toBe("password");
        expect(await page.locator("#token").getAttribute("autocomplete")).toBe("off");
        // The code is the same in both languages.
        for (const [name, operation, sid, token, time, sig] of language === "en" ? VECTORS : VECTORS.slice(0, 1)) {
          await page.locator("#operation").selectOption(operation);
          await enter(page, { base: "https://app.cloopen.com:8883/2013-12-26", sid, token, time });
          const authorization = Buffer.from(`${sid}:${time}`).toString("base64");
          expect(await page.locator("#sig").textContent(), name).toBe(sig);
          expect(await page.locator("#authorization").textContent(), name).toBe(authorization);
          const url = (await page.locator("#url").textContent()) ?? "";
          expect(url).toContain(`/${operation === "callback" ? "SubAccounts" : "Accounts"}/${sid}/`);
          expect(url).toContain(`?sig=${sig}`);
          const curl = await page.locator("#curl").textContent();
          expect(curl).toContain(url);
          expect(curl).toContain(`Authorization: ${authorization}`);
          expect(new URL(page.url()).hash).toBe(`#${operation}`);
          // The synthetic token of the sandbox is in the command of the page.
          const found = token !== B && (await traces(page)).includes(token);
          expect(found, "the token is somewhere in the page").toBe(false);
        }
      });
    },
  );

  test("signs with Beijing time where none is entered, and says what is wrong", async () => {
    await visit(`${roots.file}en/sign.html#sendTemplateSms`, {}, async (page) => {
      const problem = page.locator("#problem");
      await enter(page, { token: "" });
      expect(await problem.textContent()).toBe(SIGN_EN.missing);
      await enter(page, { sid: A, token: B });
      expect(await problem.textContent()).toBe("");
      const stamp = (await page.locator("#timestamp").textContent()) ?? "";
      const beijing = new Date(Date.now() + 8 * 3_600_000).toISOString().replace(/\D/g, "").slice(0, 12);
      expect(Math.abs(Number(stamp.slice(0, 12)) - Number(beijing))).toBeLessThanOrEqual(1);
      await enter(page, { time: "20230229000000" });
      expect(await problem.textContent()).toBe(SIGN_EN.badTime);
      expect(await page.locator("#sig").isVisible()).toBe(false);
      await enter(page, { time: "", sid: `${A.slice(1)}é` });
      expect(await problem.textContent()).toBe(SIGN_EN.badId);
      await enter(page, { sid: A, base: "app.cloopen.com" });
      expect(await problem.textContent()).toBe(SIGN_EN.badUrl);
    });
  });

  describe("sends", () => {
    test.each([
      ["file", "en"],
      ["server", "zh-CN"],
    ] as const)("from the %s, %s, to a sandbox on this machine", async (root, language) => {
      const { accountSid: sid, authToken: token, appId } = open.sandbox;
      await visit(`${roots[root]}${ADDRESS.sign(language)}#sendTemplateSms`, { mayAsk: open.url }, async (page) => {
        const answer = page.locator("#answer");
        await enter(page, { base: open.url, sid, token });
        const body = page.locator("#body");
        await body.fill((await body.inputValue()).replace("c".repeat(32), appId).replace("order", `order${root}`));
        await page.locator("#send").click();
        await answer.getByText('"statusCode":"000000"').waitFor();
        expect(await page.locator("#status").textContent()).toContain("HTTP 200");
        expect(await page.locator("#status a").count()).toBe(0);
        await page.locator('input[value="xml"]').check();
        await enter(page, { token: B });
        await page.locator("#send").click();
        await answer.getByText("<statusCode>111109</statusCode>").waitFor();
        const code = page.locator("#status a");
        expect(await code.getAttribute("href")).toBe(`../${ADDRESS.errors(language)}#111109`);
        expect((await traces(page)).includes(token), "the token is somewhere in the page").toBe(false);
      });
    });

    test("nothing to another host, whatever it calls itself", async () => {
      await visit(`${roots.file}en/sign.html`, {}, async (page) => {
        await enter(page, { sid: A, token: B });
        for (const base of ["https://app.cloopen.com:8883/2013-12-26", "http://127.0.0.1.example.com/2013-12-26"]) {
          await enter(page, { base });
          await page.locator("#send").click();
          expect(await page.locator("#status").textContent()).toBe(SIGN_EN.loopbackOnly);
        }
      });
    });
  });

  test("the switch of language keeps the operation, and forgets the token", async () => {
    await visit(`${roots.file}en/sign.html#muteMember`, {}, async (page) => {
      await enter(page, { sid: LOW, token: HIGH });
      await page.locator('.languages a[lang="zh-CN"]').click();
      await page.waitForURL(`**/${ADDRESS.sign(otherLanguage("en"))}#muteMember`);
      expect(await page.locator("#operation").inputValue()).toBe("muteMember");
      expect([LOW, HIGH]).not.toContain(await page.locator("#token").inputValue());
    });
  });

  test("what was signed is cleared with the token when the page is left, though the browser restores the page", async () => {
    await visit(`${roots.server}en/sign.html#sendTemplateSms`, {}, async (page) => {
      await enter(page, { sid: LOW, token: HIGH, time: "20140416142030" });
      const sig = (await page.locator("#sig").textContent()) ?? "";
      expect(sig).toMatch(/^[0-9A-F]{32}$/);
      await page.goto(`${roots.server}en/api/index.html`);
      await page.goBack();
      const rest = await traces(page);
      expect([sig, LOW, HIGH].filter((text) => rest.includes(text))).toEqual([]);
      expect(await page.locator("#token").inputValue()).not.toBe(HIGH);
    });
  });

  test("is filled in for the sandbox that runs beside the pages, and leads to its console", async () => {
    await visit(`${roots.server}en/sign.html#sendTemplateSms`, { mayAsk: "http://127.0.0.1:" }, async (page) => {
      const base = await page.locator("#base").inputValue();
      expect(base).not.toBe(SANDBOX.url);
      expect(await page.locator("#try-command").isVisible()).toBe(false);
      await page.locator("#send").click();
      await page.locator("#answer").getByText('"statusCode":"000000"').waitFor();
      expect(await page.locator("#console").getAttribute("href")).toBe(new URL("/_sandbox/", base).href);
      // What was pasted gives way to it again.
      await enter(page, { base: "http://127.0.0.1:1", sid: LOW, token: HIGH });
      await page.locator("#fill").click();
      expect(await page.locator("#base").inputValue()).toBe(base);
    });
  });

  test("shows the command that starts a sandbox where none is known", async () => {
    await visit(`${roots.file}en/sign.html`, {}, async (page) => {
      expect(await page.locator("#base").inputValue()).toBe(SANDBOX.url);
      expect(await page.locator("#try-command").isVisible()).toBe(true);
      expect(await page.locator("#console").isVisible()).toBe(false);
    });
  });

  test("takes the line that the sandbox printed, and a second click sends a second message", async () => {
    const { accountSid, authToken, appId } = open.sandbox;
    await visit(`${roots.server}en/sign.html#sendTemplateSms`, { mayAsk: open.url }, async (page) => {
      const line = JSON.stringify({ url: open.url, accountSid, authToken, appId });
      await page.locator("#base").evaluate((field, text) => {
        const data = new DataTransfer();
        data.setData("text", text);
        field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      }, line);
      expect(await page.locator("#sid").inputValue()).toBe(accountSid);
      const before = open.sandbox.state.messages.size;
      const answer = page.locator("#answer");
      for (const format of ["json", "xml"]) {
        await page.locator(`input[value="${format}"]`).check();
        await page.locator("#send").click();
        await answer.getByText(format === "json" ? '"statusCode":"000000"' : "<statusCode>000000").waitFor();
        await page.locator("#send").click();
        await expect.poll(() => open.sandbox.state.messages.size).toBe(before + (format === "json" ? 2 : 4));
      }
    });
  });
});
