import { copyFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import type { ContractDocument } from "../model/document.js";
import type { Language } from "../model/localized.js";
import { addXmlExamples } from "./add-xml-examples.js";
import { bundle, SPEC } from "./bundle.js";
import { loadCatalogue, resolveErrorCodes } from "./catalogue.js";
import { dropUnusedExamples } from "./drop-unused-examples.js";
import { readReference } from "./evidence/find-reference.js";
import { reportEvidence } from "./evidence/report-evidence.js";
import { writeMarkdown } from "./evidence/write-markdown.js";
import type { JsonObject } from "./generators/json.js";
import { makeGeneratorBundle, toOpenapi30 } from "./generators/make-generator-bundles.js";
import { buildVectors } from "./vectors/build-vectors.js";

const folder = join(SPEC, "dist");
const catalogue = await loadCatalogue();

async function build(overlay?: string): Promise<ContractDocument> {
  const document = await bundle(overlay);
  addXmlExamples(document);
  dropUnusedExamples(document);
  resolveErrorCodes(document, catalogue);
  return document;
}

function write(name: string, text: string): Promise<void> {
  return writeFile(join(folder, name), text);
}

async function writeLanguage(language: Language, document: ContractDocument): Promise<void> {
  await write(`openapi.${language}.json`, `${JSON.stringify(document, null, 2)}\n`);
  await write(`openapi.${language}.yaml`, stringify(document, { lineWidth: 120, aliasDuplicateObjects: false }));
  await write(`evidence.${language}.md`, writeMarkdown(evidence, language));
}

async function writeGeneratorBundles(document: ContractDocument): Promise<void> {
  // As its readers have it: plain JSON.
  const contract: JsonObject = JSON.parse(JSON.stringify(document));
  const bundle = makeGeneratorBundle(contract);
  await write("openapi.generators.json", `${JSON.stringify(bundle, null, 2)}\n`);
  await write("openapi.generators.3.0.json", `${JSON.stringify(toOpenapi30(bundle), null, 2)}\n`);
}

const [en, chinese] = await Promise.all([build(), build("overlays/zh-CN.yaml")]);
const evidence = reportEvidence({ en, "zh-CN": chinese }, catalogue, await readReference(SPEC));
const vectors = await buildVectors(en, join(SPEC, "vectors"));
await mkdir(folder, { recursive: true });
// Of what is there only the model was built before, for the generator.
for (const name of await readdir(folder)) if (name !== "model") await rm(join(folder, name), { recursive: true });
await writeLanguage("en", en);
await writeLanguage("zh-CN", chinese);
await writeGeneratorBundles(en);
await write("errors.json", `${JSON.stringify(catalogue, null, 2)}\n`);
await write("evidence.json", `${JSON.stringify(evidence, null, 2)}\n`);
await write("vectors.json", `${JSON.stringify(vectors, null, 1)}\n`);
await copyFile(join(SPEC, "vectors/vectors.schema.json"), join(folder, "vectors.schema.json"));
