import { join } from "node:path";
import type { Contract } from "../contract.js";
import type { Report } from "../contract-rule.js";
import { operationsOf } from "../operations.js";
import { isRecord, type Place } from "../place.js";
import { readYamlFile } from "../yaml-file.js";

const ROLES = ["main", "secondary", "application", "agent"];
const METHODS = ["POST", "GET"];

/**
 * Facts that programs read (`x-charged`, `x-methods`, `x-ivr-role`, `x-ivr-ends`, `x-item-pattern`, `fatal`) have the form and the place that spec/README.md
 * gives them: a misspelt one would be read as its absence.
 */
export function extensionsKnown(contract: Contract, report: Report): void {
  for (const { place, label, webhook } of operationsOf(contract)) {
    checkCharged(place, label, webhook, report);
    checkMethods(place, label, webhook, report);
  }
  for (const { kind, place } of contract.nodes) {
    if (kind !== "schema") continue;
    checkWords(place.member("x-ivr-role"), ROLES, report);
    checkTrue(place.member("x-ivr-ends"), report);
    checkItemPattern(place, report);
  }
  checkIvrItems(contract, report);
  checkFatal(contract, report);
}

function checkCharged(place: Place, label: string, webhook: boolean, report: Report): void {
  const charged = place.member("x-charged");
  if (charged.value === undefined) return;
  if (webhook) report(charged.key, `${label} is a webhook, which costs nothing. Remove \`x-charged\`.`);
  else if (place.member("x-safe").value === true)
    report(charged.key, `${label} only reads (\`x-safe\`), so it costs nothing. Remove \`x-charged\`.`);
  else checkTrue(charged, report);
}

function checkMethods(place: Place, label: string, webhook: boolean, report: Report): void {
  const methods = place.member("x-methods");
  if (methods.value !== undefined && !webhook)
    report(methods.key, `${label} is an operation, whose method is its key. Remove \`x-methods\`.`);
  else checkWords(methods, METHODS, report);
}

/** A list of some of these words, each once. */
function checkWords(list: Place, words: readonly string[], report: Report): void {
  const { value } = list;
  if (value === undefined) return;
  const given = Array.isArray(value) ? value.map(String) : [];
  if (given.length > 0 && new Set(given).size === given.length && given.every((word) => words.includes(word))) return;
  report(list.key, `\`${list.name}\` is a list of ${words.join(", ")}, each at most once. Write \`[${words[0]}]\`.`);
}

function checkTrue(flag: Place, report: Report): void {
  if (flag.value === undefined || flag.value === true) return;
  report(flag.at, `\`${String(flag.value)}\` says nothing. Write \`${flag.name}: true\`, or remove it.`);
}

function checkItemPattern(schema: Place, report: Report): void {
  const { value, key } = schema.member("x-item-pattern");
  if (value === undefined) return;
  if (schema.find("type").value !== "string")
    report(key, "`x-item-pattern` is about the parts of a text. Write `type: string` beside it, or remove it.");
  else if (typeof value !== "string" || !isPattern(value))
    report(key, `\`${String(value)}\` is no regular expression. Write one that each part must match.`);
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

/** Each command of a response says where it may be. */
function checkIvrItems({ nodes }: Contract, report: Report): void {
  const response = nodes.find(({ path }) => path.join("/") === "components/schemas/IvrResponse");
  for (const item of response?.place.member("items", "oneOf").members() ?? []) {
    const target = item.target();
    if (target.member("x-ivr-role").value === undefined)
      report(
        target.at,
        `${target.name} does not say where it may stand. Write \`x-ivr-role: [main]\` or another role.`,
      );
  }
}

function checkFatal({ folder }: Contract, report: Report): void {
  const file = readYamlFile(join(folder, "errors.yaml"));
  const codes: unknown = isRecord(file.value) ? file.value["codes"] : undefined;
  for (const [index, entry] of (Array.isArray(codes) ? codes : []).entries()) {
    const fatal: unknown = isRecord(entry) ? entry["fatal"] : undefined;
    if (fatal !== undefined && fatal !== true)
      report(
        file.at(["codes", index, "fatal"]),
        `\`${String(fatal)}\` says nothing. Write \`fatal: true\`, or remove it.`,
      );
  }
}
