import type { ErrorCatalogue } from "../../src/catalogue.js";
import type { EvidenceArea, EvidenceMark, EvidenceReport } from "../../src/evidence.js";
import type { Evidence, Language, Localized } from "../../src/localized.js";
import type { Document } from "../document.js";
import { describeMark } from "./describe-mark.js";
import { findMarks } from "./find-marks.js";
import { listCodes } from "./list-codes.js";
import { listOmissions } from "./list-omissions.js";
import { EVIDENCE_LABELS, SETTLED_BY, STATUS_CODES } from "./texts.js";

const EVIDENCE: readonly Evidence[] = ["client-code", "observed", "inferred"];

/** Lists everything that the vendor does not document, by area, with what would settle it. */
export function reportEvidence(
  documents: Readonly<Record<Language, Document>>,
  catalogue: ErrorCatalogue,
): EvidenceReport {
  const marks = findMarks(documents.en).map((mark) => describeMark(mark, documents));
  const codes = listCodes(catalogue, documents.en);
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

function areaOf(area: string, label: Localized, marks: readonly EvidenceMark[]): EvidenceArea {
  const groups = EVIDENCE.map((evidence) => {
    const own = marks.filter((mark) => mark.evidence === evidence);
    const texts = { label: EVIDENCE_LABELS[evidence], settledBy: SETTLED_BY[evidence] };
    return { evidence, ...texts, count: own.length, marks: own };
  });
  return { area, label, count: marks.length, groups: groups.filter(({ count }) => count > 0) };
}

/** The first tag of each operation, by its id, and of each callback, by its name. */
function readTags({ paths, webhooks = {} }: Document): ReadonlyMap<string, string | undefined> {
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  const callbacks = Object.entries(webhooks).flatMap(([name, item]) =>
    Object.values(item).map(({ tags }): [string, string | undefined] => [name, tags?.[0]]),
  );
  return new Map([
    ...operations.map(({ operationId, tags }): [string, string | undefined] => [operationId, tags?.[0]]),
    ...callbacks,
  ]);
}

function displayName({ tags = [] }: Document, name: string): string {
  return tags.find((tag) => tag.name === name)?.["x-displayName"] ?? name;
}
