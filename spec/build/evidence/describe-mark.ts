import type { ContractDocument } from "../../model/document.js";
import type { Language, Localized } from "../../model/localized.js";
import { segments, valueAt } from "../../model/resolve.js";
import type { EvidenceKind, EvidenceMark } from "../../src/evidence.js";
import type { FoundMark } from "./find-marks.js";
import { isEvidence } from "./is-evidence.js";
import { suggestTrial } from "./suggest-trial.js";
import { KIND_LABELS, ROLE_LABELS } from "./texts.js";

/** Says what a mark is on, in both languages, and what to try where it is inferred. */
export function describeMark(mark: FoundMark, documents: Readonly<Record<Language, ContractDocument>>): EvidenceMark {
  const { pointer, role, usedBy, evidence } = mark;
  if (!isEvidence(evidence)) throw new Error(`${pointer} has x-evidence: ${String(evidence)}`);
  const node = valueAt(documents.en, pointer);
  const kind = kindOf(pointer);
  const summary = (language: Language): unknown =>
    Reflect.get(Object(valueAt(documents[language], pointer)), "summary");
  const label = (language: Language): string => {
    const text = summary(language);
    return typeof text === "string" ? text : `${KIND_LABELS[kind][language]}${ROLE_LABELS[role][language]}`;
  };
  const described = {
    ...{ kind, name: nameOf(pointer, kind, node), label: { en: label("en"), "zh-CN": label("zh-CN") } },
    ...{ evidence, role, pointer, usedBy },
  };
  if (evidence !== "inferred") return described;
  const isText = Reflect.get(Object(node), "x-xml-text") === true;
  const settledBy: Localized = suggestTrial({ ...described, isText });
  return { ...described, settledBy };
}

function kindOf(pointer: string): EvidenceKind {
  const [top, component] = segments(pointer);
  if (top === "paths") return "operation";
  if (top === "webhooks") return "callback";
  if (component === "parameters") return "parameter";
  return segments(pointer).length === 3 ? "schema" : "property";
}

function nameOf(pointer: string, kind: EvidenceKind, node: unknown): string {
  const [, second = "", third = "", ...inside] = segments(pointer);
  const own: unknown = Reflect.get(Object(node), kind === "operation" ? "operationId" : "name");
  if (kind === "callback") return second;
  if (typeof own === "string" && kind !== "schema" && kind !== "property") return own;
  return [third, ...inside.filter((segment) => segment !== "properties")].join(".");
}
