import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import type { Language } from "../src/localized.js";
import { addXmlExamples } from "./add-xml-examples.js";
import { bundle, SPEC } from "./bundle.js";
import { readCatalogue, resolveErrorCodes } from "./catalogue.js";
import type { Document } from "./document.js";
import { dropUnusedExamples } from "./drop-unused-examples.js";
import { reportEvidence } from "./evidence/report-evidence.js";
import { writeMarkdown } from "./evidence/write-markdown.js";
import type { JsonObject } from "./generators/json.js";
import { makeGeneratorBundle, toOpenapi30 } from "./generators/make-generator-bundles.js";

const folder = join(SPEC, "dist");
const catalogue = await readCatalogue();

async function build(overlay?: string): Promise<Document> {
  const document = await bundle(overlay);
  addXmlExamples(document);
  dropUnusedExamples(document);
  resolveErrorCodes(document, catalogue);
  return document;
}

function write(name: string, text: string): Promise<void> {
  return writeFile(join(folder, name), text);
}

async function writeLanguage(language: Language, document: Document): Promise<void> {
  await write(`openapi.${language}.json`, `${JSON.stringify(document, null, 2)}\n`);
  await write(`openapi.${language}.yaml`, stringify(document, { lineWidth: 120, aliasDuplicateObjects: false }));
  await write(`evidence.${language}.md`, writeMarkdown(evidence, language));
}

async function writeGeneratorBundles(document: Document): Promise<void> {
  // As its readers have it: plain JSON.
  const contract: JsonObject = JSON.parse(JSON.stringify(document));
  const bundle = makeGeneratorBundle(contract);
  await write("openapi.generators.json", `${JSON.stringify(bundle, null, 2)}\n`);
  await write("openapi.generators.3.0.json", `${JSON.stringify(toOpenapi30(bundle), null, 2)}\n`);
}

const [en, chinese] = await Promise.all([build(), build("overlays/zh-CN.yaml")]);
const evidence = reportEvidence({ en, "zh-CN": chinese }, catalogue);
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await writeLanguage("en", en);
await writeLanguage("zh-CN", chinese);
await writeGeneratorBundles(en);
await write("errors.json", `${JSON.stringify(catalogue, null, 2)}\n`);
await write("evidence.json", `${JSON.stringify(evidence, null, 2)}\n`);
