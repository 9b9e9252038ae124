import type { ErrorCatalogue } from "../../src/catalogue.js";
import type { EvidenceMark } from "../../src/evidence.js";
import type { Document } from "../document.js";
import { suggestTrial } from "./suggest-trial.js";

/** The status codes that the vendor does not document. The document has its groups of codes resolved. */
export function listCodes({ codes }: ErrorCatalogue, document: Document): readonly EvidenceMark[] {
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
  return codes.flatMap(({ code, evidence, en, zh }, index) => {
    if (evidence === "documented") return [];
    const usedBy = operations
      .filter((operation) => operation["x-error-codes"]?.includes(code))
      .map(({ operationId }) => operationId);
    const mark = { kind: "code", name: code, role: "code", pointer: `#/codes/${index}`, usedBy } as const;
    const described = { ...mark, label: { en, "zh-CN": zh }, evidence };
    return evidence === "inferred" ? { ...described, settledBy: suggestTrial(mark) } : described;
  });
}
