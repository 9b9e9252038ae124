import type { ErrorCatalogue } from "../../model/catalogue.js";
import type { ContractDocument } from "../../model/document.js";
import { listOperations } from "../../model/operations.js";
import type { EvidenceMark } from "../../src/evidence.js";
import { suggestTrial } from "./suggest-trial.js";

/** The status codes that the vendor does not document. The document has its groups of codes resolved. */
export function listCodes({ codes }: ErrorCatalogue, document: ContractDocument): readonly EvidenceMark[] {
  const operations = listOperations(document);
  return codes.flatMap(({ code, evidence, en, zh }, index) => {
    if (evidence === "documented") return [];
    const usedBy = operations.filter((operation) => operation.codes.includes(code)).map(({ id }) => id);
    const mark = { kind: "code", name: code, role: "code", pointer: `#/codes/${index}`, usedBy } as const;
    const described = { ...mark, label: { en, "zh-CN": zh }, evidence };
    return evidence === "inferred" ? { ...described, settledBy: suggestTrial(mark) } : described;
  });
}
