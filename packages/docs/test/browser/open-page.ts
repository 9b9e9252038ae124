import type { Browser, Page } from "playwright-core";

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
}

/** A page in a context of its own, with a witness. */
export interface WatchedPage {
  readonly page: Page;
  readonly witness: Witness;
}

/** A new page in a context of its own, with a witness. */
export async function newPage(browser: Browser, reader: Reader = {}): Promise<WatchedPage> {
  const { locale = "en-US", width = 1280, colorScheme = "light", javaScriptEnabled = true } = reader;
  const page = await browser.newPage({ locale, colorScheme, javaScriptEnabled, viewport: { width, height: 800 } });
  page.setDefaultTimeout(20_000);
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
