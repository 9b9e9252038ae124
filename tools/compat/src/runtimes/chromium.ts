import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { findChromium, HOW_TO_GET_CHROMIUM } from "@cloopen-rest/test-kit";
import { chromium as playwright } from "playwright-core";
import { bundle } from "./bundle.js";
import { MODULE_FORMATS } from "./module-format.js";
import type { Runtime } from "./runtime.js";
import type { SmokeReport } from "./smoke/smoke.js";

const FLAGS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/** A page of a browser. Signing there is discouraged, but possible. */
export const chromium: Runtime = {
  name: "Chromium",
  formats: MODULE_FORMATS,
  run: async (surroundings, format) => {
    const { consumer, stage } = surroundings;
    const executablePath = findChromium();
    if (executablePath === undefined) return HOW_TO_GET_CHROMIUM;
    const source = join(dirname(consumer.suites[format].edgeEntry), "page-source.mjs");
    await writeFile(source, 'export { run } from "./edge-entry.js";\n');
    const origin = stage.serveScript(await bundle(surroundings, source, "browser"));
    const browser = await playwright.launch({ executablePath, args: FLAGS.split(" ") });
    try {
      const page = await browser.newPage();
      await page.goto(origin);
      const text = `import("/smoke.js").then(({ run }) => run(${JSON.stringify(stage.facts)}))`;
      const report: SmokeReport = await page.evaluate(text);
      return report;
    } finally {
      await browser.close();
    }
  },
};
