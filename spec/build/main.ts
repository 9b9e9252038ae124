import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { addXmlExamples } from "./add-xml-examples.js";
import { bundle, SPEC } from "./bundle.js";
import { readCatalogue, resolveErrorCodes } from "./catalogue.js";
import { dropUnusedExamples } from "./drop-unused-examples.js";

const OVERLAYS: Readonly<Record<string, string | undefined>> = { en: undefined, "zh-CN": "overlays/zh-CN.yaml" };

const folder = join(SPEC, "dist");
const catalogue = await readCatalogue();
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await Promise.all(
  Object.entries(OVERLAYS).map(async ([language, overlay]) => {
    const document = await bundle(overlay);
    addXmlExamples(document);
    dropUnusedExamples(document);
    resolveErrorCodes(document, catalogue);
    await writeFile(join(folder, `openapi.${language}.json`), `${JSON.stringify(document, null, 2)}\n`);
    await writeFile(
      join(folder, `openapi.${language}.yaml`),
      stringify(document, { lineWidth: 120, aliasDuplicateObjects: false }),
    );
  }),
);
await writeFile(join(folder, "errors.json"), `${JSON.stringify(catalogue, null, 2)}\n`);
