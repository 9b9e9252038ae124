import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { DIST } from "../dist-pages.js";
import { type DocsProcess, startDocs } from "../serve/start-docs.js";
import { findChromium, HOW_TO_GET_CHROMIUM } from "./find-chromium.js";
import { launch, newPage, type Reader } from "./open-page.js";

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
        const { page, witness } = await newPage(browser, reader);
        try {
          await page.goto(address);
          await look(page);
          const strangers = witness.requests.filter(
            (url) => ![...Object.values(roots), reader.mayAsk ?? roots.file].some((root) => url.startsWith(root)),
          );
          expect({ strangers, complaints: witness.complaints }).toEqual({ strangers: [], complaints: [] });
        } finally {
          await page.close();
        }
      },
    });
  });
}
