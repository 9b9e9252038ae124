import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { DIST } from "../dist-pages.js";
import { type DocsProcess, startDocs } from "../serve/start-docs.js";
import { findChromium, HOW_TO_GET_CHROMIUM } from "./find-chromium.js";
import { launch, newPage, type Reader, type WatchedPage } from "./open-page.js";

/** What the tests of a suite get: where the pages are, and a way to visit them. */
export interface Surroundings {
  /** Addresses of the folder of the pages, with a slash at the end; the server's is known once the tests run. */
  readonly roots: { readonly file: string; server: string };
  /** Opens a page, lets the test look at it, and holds it to silence: only pages of ours asked for, no complaint on the console. */
  visit(address: string, reader: Reader, look: (page: Page) => Promise<void>): Promise<void>;
}

/** A suite with one Chromium and one server of the pages; skipped with one line where there is no Chromium. */
export function describeInChromium(name: string, suite: (surroundings: Surroundings) => void): void {
  const chromium = findChromium();
  if (chromium === undefined) console.warn(HOW_TO_GET_CHROMIUM);
  describe.skipIf(chromium === undefined)(name, { timeout: 60_000 }, () => {
    let browser: Browser;
    let docs: DocsProcess;
    const idle = new Map<string, WatchedPage>();
    const roots = { file: `${pathToFileURL(DIST)}/`, server: "" };
    beforeAll(async () => {
      docs = startDocs("--port", "0");
      roots.server = await docs.url;
      browser = await launch(chromium ?? "");
    }, 60_000);
    afterAll(async () => {
      await browser?.close();
      docs?.child.kill("SIGTERM");
      await docs?.ended;
    });
    suite({
      roots,
      async visit(address, reader, look) {
        // A page costs most of a second to make: readers who present themselves alike share one. One whose visit fails is not used again.
        const { mayAsk = roots.file, ...presented } = reader;
        const key = JSON.stringify(presented);
        const watched = idle.get(key) ?? (await newPage(browser, reader));
        idle.delete(key);
        const { page, witness } = watched;
        await page.goto(address);
        await look(page);
        const strangers = witness.requests.filter(
          (url) => ![...Object.values(roots), mayAsk].some((root) => url.startsWith(root)),
        );
        expect({ strangers, complaints: witness.complaints }).toEqual({ strangers: [], complaints: [] });
        await forget(watched);
        idle.set(key, watched);
      },
    });
  });
}

/** Leaves nothing of a visit to the next one. */
async function forget({ page, witness }: WatchedPage): Promise<void> {
  await page.evaluate("localStorage.clear()");
  await page.emulateMedia({ media: null });
  await page.goto("about:blank");
  witness.requests.length = 0;
  witness.complaints.length = 0;
}
