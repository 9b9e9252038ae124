import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { consolePage } from "./console/console-page.js";
import { errorsPage } from "./errors-page.js";
import { startPage } from "./guide/start-page.js";
import { indexPage } from "./index-page.js";
import { LANGUAGES } from "./languages.js";
import { PACKAGE } from "./package-folder.js";
import { PAGE_KINDS, type PageKind, pageFile } from "./page-files.js";
import { readCatalogue } from "./read-catalogue.js";
import { readContract } from "./read-contract.js";
import { referencePage } from "./reference-page.js";
import { samplesPage } from "./samples/samples-page.js";

const folder = join(PACKAGE, "dist");
const catalogue = await readCatalogue();
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await Promise.all([
  writeFile(join(folder, "index.html"), await indexPage()),
  ...LANGUAGES.map(async (language) => {
    const contract = await readContract(language);
    const pages: Readonly<Record<PageKind, () => Promise<string>>> = {
      start: () => startPage(language, contract),
      reference: () => referencePage(language, contract),
      samples: () => samplesPage(language, contract),
      console: () => consolePage(language, contract),
      errors: () => errorsPage(language, catalogue, contract),
    };
    await Promise.all(
      PAGE_KINDS.map(async (kind) => writeFile(join(folder, pageFile(kind, language)), await pages[kind]())),
    );
  }),
]);
