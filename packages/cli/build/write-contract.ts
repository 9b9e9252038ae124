import { writeFile } from "node:fs/promises";
import { openapi } from "@cloopen-rest/spec";
import { isContractDocument } from "@cloopen-rest/spec/model";
import { contractTable } from "./contract-table.js";

/** Writes the operations with their texts beside the program, one file a language. */
for (const language of ["en", "zh-CN"] as const) {
  const document: unknown = openapi[language];
  if (!isContractDocument(document)) throw new Error(`the bundle in ${language} is no contract`);
  const file = new URL(`../dist/contract.${language}.json`, import.meta.url);
  await writeFile(file, JSON.stringify(contractTable(document)));
}
