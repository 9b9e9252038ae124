import type { Contract, ContractNode } from "../contract.js";
import type { Report } from "../contract-rule.js";

/** Every generator of clients reads the schemas: no keyword where some of them fail, no name that becomes two classes. */
export function portableSchemas(contract: Contract, report: Report): void {
  for (const node of contract.nodes) {
    if (node.kind !== "schema") continue;
    checkTitle(node, report);
    checkPattern(node, report);
    checkBesideReference(node, report);
    checkConst(node, report);
    checkLimits(node, report);
  }
  checkNames(contract, report);
}

/** Many generators name a class after the title. */
function checkTitle({ place }: ContractNode, report: Report): void {
  const title = place.member("title");
  if (title.value === undefined || (typeof title.value === "string" && /^[A-Za-z][0-9A-Za-z]*$/.test(title.value)))
    return;
  report(
    title.key,
    `Generators name a class after the title \`${String(title.value)}\`. Write \`x-displayName\` for people to read, or a plain identifier.`,
  );
}

/** RE2 (Go) has no lookaround and no `\u`; validators of several languages differ in whether a pattern without anchors matches a part. */
function checkPattern({ place }: ContractNode, report: Report): void {
  const pattern = place.member("pattern");
  if (typeof pattern.value !== "string") return;
  if (/\(\?<?[=!]/.test(pattern.value))
    report(pattern.at, `The pattern \`${pattern.value}\` has lookaround, which Go lacks. Write it without.`);
  if (/\\[up]/.test(pattern.value))
    report(
      pattern.at,
      `The pattern \`${pattern.value}\` has \\u or \\p, which not every engine reads. Write the characters.`,
    );
  if (!/^\^.*\$$/s.test(pattern.value))
    report(
      pattern.at,
      `The pattern \`${pattern.value}\` matches a part of a value. Write \`^\` before it and \`$\` behind it.`,
    );
}

function checkBesideReference({ place }: ContractNode, report: Report): void {
  if (place.reference === undefined) return;
  for (const keyword of ["default", "enum", "const"])
    if (place.member(keyword).value !== undefined)
      report(
        place.member(keyword).key,
        `Generators drop or misread \`${keyword}\` beside \`$ref\`. Write the schema here in place of the reference.`,
      );
}

/** A `const` that is reached by a reference is not read by every generator; one value of `enum` is. */
function checkConst({ place, heldBy }: ContractNode, report: Report): void {
  if (heldBy === "schemas" && place.member("const").value !== undefined)
    report(
      place.member("const").key,
      `\`const\` of a component is not read everywhere. Write \`enum\` with one value.`,
    );
}

function checkLimits({ place, heldBy }: ContractNode, report: Report): void {
  if (["not", "if", "then", "else"].includes(heldBy) || place.reference !== undefined) return;
  for (const keyword of ["minLength", "maxLength", "pattern"])
    if (place.member(keyword).value !== undefined && place.member("type").value === undefined)
      report(place.member(keyword).key, `\`${keyword}\` without \`type\`. Write \`type: string\` beside it.`);
}

/** Generators make one type of each component, whatever its kind, and some fold case. */
function checkNames({ nodes }: Contract, report: Report): void {
  const components = nodes.filter(({ path: [section], path }) => section === "components" && path.length === 3);
  const schemas = new Set(components.filter(({ kind }) => kind === "schema").map(({ path }) => fold(path)));
  for (const { kind, path, place } of components)
    if ((kind === "response" || kind === "parameter") && schemas.has(fold(path)))
      report(
        place.key,
        `The ${kind} \`${String(path[2])}\` has the name of a schema. Write ${kind === "response" ? "`…Envelope`" : "`…Path` or `…Query`"} behind it.`,
      );
}

function fold(path: readonly unknown[]): string {
  return String(path[2]).toLowerCase();
}
