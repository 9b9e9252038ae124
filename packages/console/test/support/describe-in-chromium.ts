import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { beforeAll, describe, expect, inject } from "vitest";

/** How a reader sees the page. */
export interface Reader {
  readonly lang?: "en" | "zh";
  readonly theme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: "reduce" | "no-preference";
}

/** What a page did that the reader does not see. */
export interface Witness {
  /** Errors and warnings on the browser's console, and errors that nobody caught. Violations of the policy are among them. */
  readonly complaints: string[];
  /** Addresses that were asked for. */
  readonly requests: string[];
}

/** A page in a context of its own. */
export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly witness: Witness;
  /** Ends it; fails where the page complained, or asked another host. */
  close(): Promise<void>;
}

const endpoint = inject("chromium");
let opened: Promise<Browser> | undefined;

/** A suite in the Chromium of this run; skipped without one. */
export function describeInChromium(name: string, suite: () => void): void {
  describe.skipIf(endpoint === undefined)(name, () => {
    beforeAll(async () => {
      opened ??= chromium.connect(endpoint ?? "");
      await opened;
    });
    suite();
  });
}

/** Opens a page as a reader. */
export async function openPage(address: string, reader: Reader = {}): Promise<WatchedPage> {
  const { lang = "en", theme = "light", width = 1280, height = 800, reducedMotion = "no-preference" } = reader;
  if (opened === undefined) throw new Error("openPage belongs into describeInChromium");
  const browser = await opened;
  const context = await browser.newContext({
    locale: lang === "zh" ? "zh-CN" : "en-US",
    colorScheme: theme,
    reducedMotion,
    viewport: { width, height },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const witness: Witness = { complaints: [], requests: [] };
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) witness.complaints.push(message.text());
  });
  page.on("pageerror", (error) => witness.complaints.push(error.message));
  page.on("request", (request) => witness.requests.push(request.url()));
  await page.goto(address);
  return {
    ...{ page, context, witness },
    async close() {
      await context.close();
      const { origin } = new URL(address);
      const strangers = witness.requests.filter((url) => !url.startsWith(origin));
      expect({ strangers, complaints: witness.complaints }).toEqual({ strangers: [], complaints: [] });
    },
  };
}

/** Waits until the page follows its sandbox. */
export async function waitUntilLive(page: Page): Promise<void> {
  await page.locator(".status.live").first().waitFor({ state: "attached" });
}
