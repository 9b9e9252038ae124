import { expect, test } from "vitest";
import { listOperations } from "../../src/build/list-operations.js";
import { pageFile } from "../../src/build/page-files.js";
import { readContract } from "../../src/build/read-contract.js";
import { describeInChromium } from "./describe-in-chromium.js";
import { expectInView } from "./expect-in-view.js";

/** English from the folder, by day; Chinese from the server, by night. */
const READERS = [
  ["en", "file", "light"],
  ["zh-CN", "server", "dark"],
] as const;

describeInChromium("the reference", ({ roots, visit }) => {
  // Every other section in one language, those between in the other: the routes are the same (anchors.test.ts).
  test.each([
    [...READERS[0], 0],
    [...READERS[1], 1],
  ] as const)(
    "%s, from the %s: every operation has an address, and the first of each section is scrolled to by its name",
    async (language, root, colorScheme, remainder) => {
      const operations = listOperations(await readContract(language));
      const firsts = new Map(operations.toReversed().map((each) => [each.route.split("/")[1], each]));
      const chosen = [...firsts].filter((_, at) => at % 2 === remainder);
      const tags = new Set(chosen.map(([tag]) => tag));
      const addresses = new Set<string | null>();
      await visit(roots[root] + pageFile("reference", language), { colorScheme, shared: true }, async (page) => {
        for (const { id, route } of chosen.map(([, first]) => first)) {
          await page.evaluate((hash) => location.assign(hash), `#${id}`);
          await expectInView(page, route);
          // The menu holds the operations of the section that is open.
          const links = page.locator(".menu-content a");
          for (const address of await links.evaluateAll((all) => all.map((link) => link.getAttribute("href"))))
            addresses.add(address);
        }
      });
      const visited = operations.filter(({ route }) => tags.has(route.split("/")[1]));
      expect(visited.length).toBeGreaterThan(10);
      expect(visited.filter(({ route }) => !addresses.has(`#${route}`))).toEqual([]);
    },
  );

  test.each(READERS)(
    "%s, from the %s: the search finds English and, within a word, Chinese",
    async (language, root, colorScheme) => {
      const address = `${roots[root] + pageFile("reference", language)}#sendTemplateSms`;
      await visit(address, { colorScheme, shared: true }, async (page) => {
        await expectInView(page, "/sms/sendtemplatesms");
        await page.getByTestId("search-trigger").click();
        const dialog = page.getByTestId("search-dialog");
        for (const words of ["sendTemplateSms", "短信"]) {
          await dialog.locator("input").fill(words);
          await dialog.getByText("/SMS/TemplateSMS").first().waitFor();
          await dialog.locator("input").fill("");
          await dialog.getByText("/SMS/TemplateSMS").first().waitFor({ state: "hidden" });
        }
        await page.keyboard.press("Escape");
        await dialog.waitFor({ state: "hidden" });
      });
    },
  );

  test.each(READERS)(
    "%s, from the %s: a command is found by its function and by its name",
    async (language, root, colorScheme) => {
      const address = `${roots[root] + pageFile("reference", language)}#inviteToConference`;
      await visit(address, { colorScheme, shared: true }, async (page) => {
        await expectInView(page, "/conference/controlconference");
        await page.evaluate("location.assign('#AgentConsult')");
        await expectInView(page, "/ivr/controlcall");
        await page.locator('[data-section-id="/ivr/controlcall"]').getByText("consultAgent").first().waitFor();
      });
    },
  );

  test("the Chinese page has Chinese labels", async () => {
    await visit(`${roots.server}zh-CN.html#sendTemplateSms`, { colorScheme: "dark", shared: true }, async (page) => {
      await expectInView(page, "/sms/sendtemplatesms");
      const section = page.locator('[data-section-id="/sms/sendtemplatesms"]');
      for (const label of ["请求", "应答", "路径参数", "消息体", "必填", "鉴权"])
        await section.getByText(label).first().waitFor();
      const [text = ""] = await page.locator("#redoc").allInnerTexts();
      const english =
        /\b(?:Responses|Body|required|Security|Expand all|Collapse all|Search|Copy|Payload|Webhooks|characters|Servers|Overview)\b/g;
      expect(Array.from(text.matchAll(english), ([word]) => word)).toEqual([]);
    });
  });

  test("an operation shows its message, and the call in each of our ways", async () => {
    await visit(`${roots.file}en.html#sendTemplateSms`, { shared: true }, async (page) => {
      await expectInView(page, "/sms/sendtemplatesms");
      const section = page.locator('[data-section-id="/sms/sendtemplatesms"]');
      await section.getByText('"13800138000,13800138001"').first().waitFor();
      for (const [from, to, text] of [
        ["Payload", "TypeScript (path)", "api.POST"],
        ["TypeScript (path)", "HTTP", "sig=2A7699649C08D9851D1BF8A73CAA19D1"],
      ] as const) {
        await section.getByText(from, { exact: true }).first().click();
        await page.getByText(to, { exact: true }).last().click();
        await section.getByText(text).first().waitFor();
      }
    });
  });

  test("on paper it is dark on white, whatever the theme, and dark again afterwards", async () => {
    await visit(`${roots.server}zh-CN.html#sendTemplateSms`, { colorScheme: "dark", shared: true }, async (page) => {
      await expectInView(page, "/sms/sendtemplatesms");
      const heading = page.locator('[data-section-id="/sms/sendtemplatesms"] :is(h1, h2)').first();
      const colour = (): Promise<number> =>
        heading.evaluate((element) => Number(/\d+/.exec(getComputedStyle(element).color)?.[0]));
      expect(await colour()).toBeGreaterThan(200);
      await page.evaluate("dispatchEvent(new Event('beforeprint'))");
      expect(await colour()).toBeLessThan(60);
      await page.evaluate("dispatchEvent(new Event('afterprint'))");
      expect(await colour()).toBeGreaterThan(200);
    });
  });

  test("the link of an operation opens the status codes that it may answer", async () => {
    const codes = listOperations(await readContract("en")).find(({ id }) => id === "sendTemplateSms")?.codes;
    const target = "errors.en.html?operation=sendTemplateSms";
    await visit(`${roots.file}en.html#sendTemplateSms`, { shared: true }, async (page) => {
      await page.locator(`a[href="${target}"]`).waitFor();
    });
    await visit(roots.file + target, {}, async (page) => {
      const shown = await page.locator("article:visible").evaluateAll((cards) => cards.map((card) => card.id));
      expect(shown.toSorted()).toEqual(codes?.toSorted());
    });
  });
});
