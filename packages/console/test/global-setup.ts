import { findChromium, HOW_TO_GET_CHROMIUM } from "@cloopen-rest/test-kit";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the one Chromium of a run listens; absent where there is no Chromium. */
    readonly chromium?: string;
  }
}

/** So that it fetches nothing by itself, and says how much memory a page has. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--js-flags=--expose-gc",
];

/** One Chromium for all tests: to start it costs more than most tests do. The tests that need it are slow ones. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (project.config.exclude.some((pattern) => pattern.includes(".slow."))) return undefined;
  const executablePath = findChromium();
  if (executablePath === undefined) {
    console.warn(HOW_TO_GET_CHROMIUM);
    return undefined;
  }
  const server = await chromium.launchServer({ executablePath, args: FLAGS });
  project.provide("chromium", server.wsEndpoint());
  return () => server.close();
}
