import { findChromium, HOW_TO_GET_CHROMIUM } from "@cloopen-rest/test-kit";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { addressOf, startDocs } from "./serve/start-docs.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the one Chromium of a run listens, and the one server of the pages; absent where there is no Chromium. */
    readonly chromium?: { readonly endpoint: string; readonly docs: string };
  }
}

/** So that it fetches nothing by itself. */
const FLAGS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".split(
    " ",
  );

/** One Chromium and one server for all tests: to start them costs more than most tests do. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  // The quick run leaves out everything that opens a page.
  if (project.config.exclude.some((pattern) => pattern.includes(".slow."))) return undefined;
  const executablePath = findChromium();
  if (executablePath === undefined) {
    console.warn(HOW_TO_GET_CHROMIUM);
    return undefined;
  }
  const docs = startDocs("--port", "0");
  const [url, server] = await Promise.all([addressOf(docs), chromium.launchServer({ executablePath, args: FLAGS })]);
  project.provide("chromium", { endpoint: server.wsEndpoint(), docs: url });
  return async () => {
    await server.close();
    await docs.stop();
  };
}
