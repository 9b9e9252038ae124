import { isRecord } from "./is-record.js";
import type { PageTexts } from "./texts/page-texts.js";

/** Members whose content is data of the API; a mark in there would not be ours. */
const DATA = new Set(["example", "examples", "default", "enum", "const"]);

/**
 * Gives everything that carries `x-evidence` a visible badge (`x-badges`, which Redoc shows beside the name).
 * Changes the document in place.
 */
export function markEvidence(node: unknown, texts: PageTexts): void {
  if (Array.isArray(node)) {
    for (const item of node) markEvidence(item, texts);
    return;
  }
  if (!isRecord(node)) return;
  const { "x-evidence": evidence } = node;
  if (typeof evidence === "string") {
    node["x-badges"] = [{ name: texts.evidence[evidence] ?? evidence, color: "orange", position: "after" }];
  }
  for (const [name, value] of Object.entries(node)) if (!DATA.has(name)) markEvidence(value, texts);
}
