import { writeFile } from "node:fs/promises";
import { type Language, openapi } from "@cloopen-rest/spec";
import { type ContractDocument, isContractDocument } from "@cloopen-rest/spec/model";
import { bundle } from "./bundle.js";
import { contractTable } from "./contract-table.js";
import { webhookSamples } from "./webhook-samples.js";

function documentIn(language: Language): ContractDocument {
  const document: unknown = openapi[language];
  if (!isContractDocument(document)) throw new Error(`the bundle in ${language} is no contract`);
  return document;
}

async function write(name: string, value: unknown): Promise<void> {
  await writeFile(new URL(`../dist/${name}`, import.meta.url), JSON.stringify(value));
}

await bundle();
/** Writes what the program reads of the contract beside it: the operations with their texts, and samples of webhooks. */
for (const language of ["en", "zh-CN"] as const)
  await write(`contract.${language}.json`, contractTable(documentIn(language)));
await write("webhooks.json", webhookSamples(documentIn("en")));
