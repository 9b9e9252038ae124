import { pathToFileURL } from "node:url";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { beforeAll, describe, expect, inject } from "vitest";
import { DIST } from "../dist-files.js";
import { newPage, type Reader, type WatchedPage } from "./open-page.js";

/** How a page is visited. */
export interface Visit extends Reader {
  /** An address beyond the pages that the reader makes the page ask. */
  readonly mayAsk?: string;
}

/** What the tests of a suite get: where the pages are, and a way to visit them. */
export interface Surroundings {
  /** Addresses of the folder of the pages, with a slash at the end. */
  readonly roots: { readonly file: string; readonly server: string };
  /** Opens a page, lets the test look at it, and holds it to silence: only pages of ours asked for, no complaint on the console. */
  visit(address: string, how: Visit, look: (page: Page) => Promise<void>): Promise<void>;
}

const surroundings = inject("chromium");
const roots = { file: `${pathToFileURL(DIST)}/`, server: surroundings?.docs ?? "" };

/** Kept from suite to suite: the test files of a run share their modules. */
let opened: Promise<BrowserContext> | undefined;
const idle = new Map<string, WatchedPage>();

/** A suite in the Chromium of this run; skipped where there is none. */
export function describeInChromium(name: string, suite: (surroundings: Surroundings) => void): void {
  describe.skipIf(surroundings === undefined)(name, { timeout: 60_000 }, () => {
    beforeAll(async () => {
      opened ??= openContext(surroundings?.endpoint ?? "");
      await opened;
    });
    suite({ roots, visit });
  });
}

async function visit(address: string, how: Visit, look: (page: Page) => Promise<void>): Promise<void> {
  // Readers who present themselves alike share a page. One whose visit fails is not used again.
  const { mayAsk = roots.file, ...reader } = how;
  const { locale, width, colorScheme = "light", javaScriptEnabled, slowdown } = reader;
  const key = JSON.stringify([locale, width, colorScheme, javaScriptEnabled, slowdown]);
  const watched = idle.get(key) ?? (await newPage(await contextOf(), reader));
  idle.delete(key);
  const { page, witness } = watched;
  // A page behind another one draws once a second.
  await page.bringToFront();
  await page.goto(address);
  await look(page);
  const strangers = witness.requests.filter(
    (url) => ![...Object.values(roots), mayAsk].some((root) => url.startsWith(root)),
  );
  expect({ strangers, complaints: witness.complaints }).toEqual({ strangers: [], complaints: [] });
  witness.requests.length = 0;
  await page.emulateMedia({ media: null, colorScheme });
  await page.goto("about:blank");
  // A slow page slows down the others, which share its process.
  if (slowdown === undefined) idle.set(key, watched);
  else await page.close();
}

async function openContext(endpoint: string): Promise<BrowserContext> {
  return await (await chromium.connect(endpoint)).newContext({ locale: "en-US" });
}

async function contextOf(): Promise<BrowserContext> {
  if (opened === undefined) throw new Error("visit belongs into a test");
  return await opened;
}
