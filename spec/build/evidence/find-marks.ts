import type { ContractDocument, Operation } from "../../model/document.js";
import { child, valueAt } from "../../model/resolve.js";
import type { EvidenceRole } from "../../src/evidence.js";

/** A mark `x-evidence`, where it is, and who meets it. */
export interface FoundMark {
  readonly pointer: string;
  readonly evidence: unknown;
  /** As the first that meets it uses it. */
  readonly role: EvidenceRole;
  readonly usedBy: readonly string[];
}

/** The parts of an operation that may carry marks, and what they are in an operation and in a callback. */
const PARTS = [
  ["parameters", "request", "notification"],
  ["requestBody", "request", "notification"],
  ["responses", "reply", "answer"],
] as const;

/**
 * Finds every mark of the contract by following each operation and each callback through its references.
 *
 * @throws for a mark that no operation and no webhook reaches
 */
export function findMarks(document: ContractDocument): readonly FoundMark[] {
  const found = new Map<string, { evidence: unknown; role: EvidenceRole; usedBy: Set<string> }>();
  const enter = (pointer: string, user: string, isCallback: boolean) => {
    const meet = (place: string, role: EvidenceRole, evidence: unknown) => {
      const mark = found.get(place) ?? { evidence, role, usedBy: new Set() };
      found.set(place, mark);
      mark.usedBy.add(user);
    };
    const own: unknown = Reflect.get(Object(valueAt(document, pointer)), "x-evidence");
    if (own !== undefined) meet(pointer, isCallback ? "callback" : "path", own);
    for (const [part, role, callbackRole] of PARTS)
      follow(document, child(pointer, part), (place, evidence) =>
        meet(place, isCallback ? callbackRole : role, evidence),
      );
  };
  for (const [pointer, { operationId }] of entries(document.paths, "#/paths")) enter(pointer, operationId, false);
  for (const [pointer, , name] of entries(document.webhooks ?? {}, "#/webhooks")) enter(pointer, name, true);
  const missed = listMarked(document, "#").filter((pointer) => !found.has(pointer));
  if (missed.length > 0) throw new Error(`x-evidence where nothing uses it: ${missed.join(", ")}`);
  return [...found].map(([pointer, { usedBy, ...mark }]) => ({ pointer, ...mark, usedBy: [...usedBy] }));
}

function entries(
  items: ContractDocument["paths"],
  pointer: string,
): [pointer: string, operation: Operation, name: string][] {
  return Object.entries(items).flatMap(([name, item]) =>
    Object.entries(item).map(([method, operation]): [string, Operation, string] => [
      child(child(pointer, name), method),
      operation,
      name,
    ]),
  );
}

/** Calls back for each mark at or below a place and behind its references. */
function follow(document: ContractDocument, start: string, meet: (pointer: string, evidence: unknown) => void): void {
  const seen = new Set<string>();
  const visit = (pointer: string) => {
    const node = valueAt(document, pointer);
    if (typeof node !== "object" || node === null || seen.has(pointer)) return;
    seen.add(pointer);
    if ("x-evidence" in node) meet(pointer, node["x-evidence"]);
    if ("$ref" in node && typeof node.$ref === "string") visit(node.$ref);
    for (const name of membersOf(node)) visit(child(pointer, name));
  };
  visit(start);
}

function listMarked(document: ContractDocument, pointer: string): readonly string[] {
  const node = valueAt(document, pointer);
  if (typeof node !== "object" || node === null) return [];
  const below = membersOf(node).flatMap((name) => listMarked(document, child(pointer, name)));
  return "x-evidence" in node ? [pointer, ...below] : below;
}

/** Examples are data of others and carry no marks. */
function membersOf(node: object): readonly string[] {
  return Object.keys(node).filter((name) => name !== "examples" && name !== "example");
}
