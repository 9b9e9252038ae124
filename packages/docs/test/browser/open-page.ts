import type { BrowserContext, Page } from "playwright-core";

/** What a page did that the reader does not see. */
export interface Witness {
  /** Addresses that were asked for, `data:` and `blob:` aside. */
  readonly requests: string[];
  /** Errors and warnings on the console, and errors that nobody caught. */
  readonly complaints: string[];
}

/** How the browser presents itself. */
export interface Reader {
  readonly locale?: string;
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
  readonly javaScriptEnabled?: boolean;
  /** How many times slower the processor is. */
  readonly slowdown?: number;
}

/** A page with a witness. */
export interface WatchedPage {
  readonly page: Page;
  readonly witness: Witness;
}

/** A new page with a witness. All of them are of one context: to make one costs three times what a page does. */
export async function newPage(context: BrowserContext, reader: Reader = {}): Promise<WatchedPage> {
  const { locale, width = 1280, colorScheme = "light", javaScriptEnabled = true, slowdown } = reader;
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme });
  if (locale !== undefined || !javaScriptEnabled) {
    const chromium = await context.newCDPSession(page);
    const userAgent = await page.evaluate(() => navigator.userAgent);
    await chromium.send("Emulation.setUserAgentOverride", { userAgent, acceptLanguage: locale ?? "en-US" });
    await chromium.send("Emulation.setScriptExecutionDisabled", { value: !javaScriptEnabled });
  }
  if (slowdown !== undefined) {
    const chromium = await context.newCDPSession(page);
    await chromium.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  }
  const witness: Witness = { requests: [], complaints: [] };
  page.on("request", (request) => {
    if (!/^(?:data|blob):/.test(request.url())) witness.requests.push(request.url());
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) witness.complaints.push(message.text());
  });
  page.on("pageerror", (error) => witness.complaints.push(error.message));
  return { page, witness };
}
