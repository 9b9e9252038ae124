import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { errorsPage } from "./errors-page.js";
import { indexPage } from "./index-page.js";
import { LANGUAGES } from "./languages.js";
import { PACKAGE } from "./package-folder.js";
import { pageFile } from "./page-files.js";
import { readCatalogue } from "./read-catalogue.js";
import { readContract } from "./read-contract.js";
import { referencePage } from "./reference-page.js";

const folder = join(PACKAGE, "dist");
const catalogue = await readCatalogue();
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await Promise.all([
  writeFile(join(folder, "index.html"), await indexPage()),
  ...LANGUAGES.map(async (language) => {
    const contract = await readContract(language);
    await writeFile(join(folder, pageFile("reference", language)), await referencePage(language, contract));
    await writeFile(join(folder, pageFile("errors", language)), await errorsPage(language, catalogue, contract));
  }),
]);
