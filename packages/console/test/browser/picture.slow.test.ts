import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeInChromium, openPage, waitUntilLive } from "../support/describe-in-chromium.js";
import { fillSandbox, PHONE } from "../support/fill-sandbox.js";
import { goTo } from "../support/go-to.js";
import { type OpenSandbox, openSandbox } from "../support/open-sandbox.js";

/** `npm run pictures -w packages/console` writes the pictures of the READMEs again. */
const WRITES = process.env["CLOOPEN_PICTURES"] === "write";
const LARGEST_BYTES = 150_000;
const PNG_SIGNATURE = "\u0089PNG";

const fileOf = (lang: string): URL => new URL(`../../pictures/messages.${lang}.png`, import.meta.url);

let open: OpenSandbox;
describeInChromium("the pictures of the READMEs", () => {
  beforeAll(async () => {
    open = await openSandbox();
    await fillSandbox(open);
  });
  afterAll(() => open.close());

  test.each(["en", "zh"] as const)("shows the messages of a sandbox, in %s", async (lang) => {
    const { page, close } = await openPage(open.console, { lang, width: 1120, height: 630, reducedMotion: "reduce" });
    await waitUntilLive(page);
    await goTo(page, `/messages/${PHONE}`);
    await page.getByText("6532").first().waitFor();
    const picture = await page.screenshot();
    await close();
    expect(picture.length).toBeLessThan(LARGEST_BYTES);
    if (WRITES) await writeFile(fileOf(lang), picture);
  });
});

test.each(["en", "zh"])("are there, and small: %s", async (lang) => {
  const picture = await readFile(fileOf(lang));
  expect(picture.toString("latin1", 0, 4)).toBe(PNG_SIGNATURE);
  expect(picture.length).toBeLessThan(LARGEST_BYTES);
});
