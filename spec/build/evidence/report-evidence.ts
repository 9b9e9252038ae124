import type { ErrorCatalogue } from "../../model/catalogue.js";
import type { ContractDocument } from "../../model/document.js";
import type { Evidence, Language, Localized } from "../../model/localized.js";
import { listOperations } from "../../model/operations.js";
import { listWebhooks } from "../../model/webhooks.js";
import type { EvidenceArea, EvidenceMark, EvidenceReport } from "../../src/evidence.js";
import { describeMark } from "./describe-mark.js";
import { findMarks } from "./find-marks.js";
import { CODES_SECTION, type PlacedSection, referenceFinder } from "./find-reference.js";
import { listCodes } from "./list-codes.js";
import { listOmissions } from "./list-omissions.js";
import { EVIDENCE_LABELS, SETTLED_BY, STATUS_CODES } from "./texts.js";

const EVIDENCE: readonly Evidence[] = ["client-code", "observed", "inferred"];

/** Lists everything that the vendor does not document, by area, with what would settle it. */
export function reportEvidence(
  documents: Readonly<Record<Language, ContractDocument>>,
  catalogue: ErrorCatalogue,
  reference: readonly PlacedSection[],
): EvidenceReport {
  const findReference = referenceFinder(documents.en, reference);
  const marks = findMarks(documents.en).map((mark) =>
    withReference(describeMark(mark, documents), findReference(mark)),
  );
  const codes = listCodes(catalogue, documents.en).map((mark) => withReference(mark, CODES_SECTION));
  const tagOf = readTags(documents.en);
  const areas = (documents.en.tags ?? []).map(({ name }): EvidenceArea => {
    const label = { en: displayName(documents.en, name), "zh-CN": displayName(documents["zh-CN"], name) };
    const own = marks.filter(({ usedBy: [first = ""] }) => tagOf.get(first) === name);
    return areaOf(name, label, own);
  });
  const all = [...marks, ...codes];
  const countKind = (kind: EvidenceMark["kind"]): number => all.filter((mark) => mark.kind === kind).length;
  return {
    counts: {
      total: all.length,
      byEvidence: {
        "client-code": all.filter(({ evidence }) => evidence === "client-code").length,
        observed: all.filter(({ evidence }) => evidence === "observed").length,
        inferred: all.filter(({ evidence }) => evidence === "inferred").length,
      },
      byKind: {
        ...{ operation: countKind("operation"), callback: countKind("callback"), parameter: countKind("parameter") },
        ...{ schema: countKind("schema"), property: countKind("property"), code: countKind("code") },
      },
    },
    areas: [...areas, areaOf("status-codes", STATUS_CODES, codes)].filter(({ count }) => count > 0),
    notDescribed: listOmissions(documents),
  };
}

function withReference(mark: EvidenceMark, reference: string | undefined): EvidenceMark {
  return reference === undefined ? mark : { ...mark, reference };
}

function areaOf(area: string, label: Localized, marks: readonly EvidenceMark[]): EvidenceArea {
  const groups = EVIDENCE.map((evidence) => {
    const own = marks.filter((mark) => mark.evidence === evidence);
    const texts = { label: EVIDENCE_LABELS[evidence], settledBy: SETTLED_BY[evidence] };
    return { evidence, ...texts, count: own.length, marks: own };
  });
  return { area, label, count: marks.length, groups: groups.filter(({ count }) => count > 0) };
}

/** The first tag of each operation, by its id, and of each webhook, by its name. */
function readTags(document: ContractDocument): ReadonlyMap<string, string | undefined> {
  return new Map([
    ...listOperations(document).map(({ id, tag }): [string, string] => [id, tag]),
    ...listWebhooks(document).map(({ name, described }): [string, string | undefined] => [name, described.tags[0]]),
  ]);
}

function displayName({ tags = [] }: ContractDocument, name: string): string {
  return tags.find((tag) => tag.name === name)?.["x-displayName"] ?? name;
}
