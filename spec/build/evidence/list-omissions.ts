import type { ContractDocument } from "../../model/document.js";
import type { Language } from "../../model/localized.js";
import type { Omission } from "../../src/evidence.js";
import { isEvidence } from "./is-evidence.js";

/**
 * Lists what the contract leaves out, in both languages.
 *
 * @throws when an entry has no known evidence, or no translation
 */
export function listOmissions(documents: Readonly<Record<Language, ContractDocument>>): readonly Omission[] {
  const translated = documents["zh-CN"]["x-not-described"] ?? [];
  return (documents.en["x-not-described"] ?? []).map(({ name, summary, paths, evidence, description }) => {
    const chinese = translated.find((one) => one.name === name);
    if (chinese === undefined) throw new Error(`x-not-described: ${name} has no translation`);
    if (!isEvidence(evidence)) throw new Error(`x-not-described: ${name} has the evidence ${evidence}`);
    return {
      name,
      label: { en: summary, "zh-CN": chinese.summary },
      paths,
      evidence,
      reason: { en: description, "zh-CN": chinese.description },
    };
  });
}
