import type { ContractDocument } from "../model/document.js";

/** Removes example components that nothing refers to any more: where XML is the only form, the twin has taken the original's place. */
export function dropUnusedExamples(document: ContractDocument): void {
  const { examples } = document.components;
  if (examples === undefined) return;
  const text = JSON.stringify(document);
  for (const name of Object.keys(examples)) {
    if (!text.includes(`"$ref":"#/components/examples/${name}"`)) Reflect.deleteProperty(examples, name);
  }
}
