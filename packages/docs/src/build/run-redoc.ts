import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { ContractDocument } from "@cloopen-rest/spec/model";
import { SAMPLE_LANGUAGES } from "./samples/add-code-samples.js";

const run = promisify(execFile);

/** Height of our bar in CSS pixels: Redoc leaves this much room above what it scrolls to. `styles/base.css` has the same number. */
export const BAR_HEIGHT = 48;

const OPTIONS = { scrollYOffset: BAR_HEIGHT, schemasExpansionLevel: 1, disableTelemetry: true };

/** Redoc shows samples of these alone, the first one until the reader chooses another. It knows the message itself by its label. */
function sampleLanguages(payload: string): { lang: string; label: string }[] {
  return [{ lang: "payload", label: payload }, ...SAMPLE_LANGUAGES.map(({ lang, label }) => ({ lang, label }))];
}

const SCRIPT = '<script type="module">';

/**
 * Lets `redocly build-docs` render the contract, and returns the script that draws it: Redoc, the contract and the call
 * that starts it, in one module that expects an element with the id `redoc`.
 *
 * The part that Redocly renders ahead of time is left out. It holds the overview alone, and with its style sheet it would take
 * 45 kB (gzip) of the page's budget only to be drawn once more by the script.
 *
 * @param payload Redoc's word for the message itself, in the language of the page
 */
export async function runRedoc(contract: ContractDocument, payload: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "cloopen-docs-"));
  try {
    const input = join(folder, "openapi.json");
    const template = join(folder, "template.hbs");
    const output = join(folder, "page.html");
    await writeFile(input, JSON.stringify(contract));
    await writeFile(template, "{{{redocHTML}}}");
    const redocly = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin/cli.js");
    const redoc = { ...OPTIONS, codeSamples: { languages: sampleLanguages(payload) } };
    const options = ["--inlineBundle", "--openapi", JSON.stringify(redoc), "-t", template, "-o", output];
    await run(process.execPath, [redocly, "build-docs", input, ...options], {
      cwd: folder,
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    });
    return cutScript(await readFile(output, "utf8"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function cutScript(html: string): string {
  const start = html.indexOf(SCRIPT);
  const end = html.lastIndexOf("</script>");
  if (start < 0 || end < start) throw new Error("Redocly has changed: its page holds no module script");
  return html.slice(start + SCRIPT.length, end).trim();
}
