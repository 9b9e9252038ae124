import type { Field, Limit } from "../contract/fields.js";
import { escapeHtml } from "../escape-html.js";
import { groupBy } from "../group-by.js";
import { patternWords } from "../texts/pattern-words.js";
import { evidenceMark } from "./evidence-mark.js";
import type { Kit } from "./page.js";

/**
 * The fields of a message as a table: name and kind, then what they mean and must be. Fields inside of others follow them.
 *
 * @param scope what the address of each field begins with: `request` gives `#request.templateId`
 */
export function fieldTable(fields: readonly Field[], kit: Kit, scope: string): string {
  if (fields.length === 0) return "";
  const { texts } = kit.book;
  const rows = fields.flatMap((field) => rowsOf(field, "", scope, kit));
  return `<div class="table" tabindex="0"><table class="fields"><thead><tr><th scope="col">${texts.api.field}</th><th scope="col">${texts.api.meaning}</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

function rowsOf(field: Field, path: string, scope: string, kit: Kit): readonly string[] {
  const { texts } = kit.book;
  const { api } = texts;
  const { name, kind, required, description, evidence, xml } = field;
  const marks = [
    api.kinds[kind],
    ...(xml.attribute ? [api.attribute] : []),
    ...(xml.text ? [api.xmlText] : []),
    ...(xml.name === undefined ? [] : [`${api.xmlName} <code>${escapeHtml(xml.name)}</code>`]),
  ];
  const star = required ? ` <span class="required">${api.required}</span>` : "";
  const facts = factsOf(field, kit).map((fact) => `<li>${kit.markdown.inline(fact)}</li>`);
  const list = facts.length === 0 ? "" : `<ul class="facts">${facts.join("")}</ul>`;
  const id = escapeHtml(`${scope}.${path}${name}`.replace(/[^\w.-]/g, ""));
  const label = `<a class="self" href="#${id}"><span class="path">${escapeHtml(path)}</span>${escapeHtml(name)}</a>`;
  return [
    `<tr id="${id}"><th scope="row"><code>${label}</code>${star}<span class="kind">${marks.join(" · ")}</span></th><td>${kit.markdown.inline(description)}${evidenceMark(evidence, texts)}${list}</td></tr>`,
    ...field.fields.flatMap((inner) => rowsOf(inner, `${path}${name}${kind === "list" ? "[]" : ""}.`, scope, kit)),
  ];
}

/** What a field must be, in Markdown, a sentence each. */
export function factsOf({ limits, values, defaultValue, codes }: Field, { book }: Kit): readonly string[] {
  const { api } = book.texts;
  const colon = book.language === "en" ? ": " : "：";
  const separator = book.language === "en" ? ", " : "、";
  const words = limits.map((limit) => limitWords(limit, book.language, api));
  const violations = Array.from(
    groupBy(codes, ({ code }) => code),
    ([code, rules]) => {
      const words = [...new Set(rules.map(({ rule }) => api.rules[rule] ?? rule))].join(separator);
      return book.language === "en" ? `\`${code}\` (${words})` : `\`${code}\`（${words}）`;
    },
  );
  return [
    ...(words.length === 0 ? [] : [capitalize(words.join(book.language === "en" ? ", " : "，"))]),
    ...(values.length === 0 ? [] : [`${api.values}${colon}${values.map((value) => `\`${value}\``).join(separator)}`]),
    ...(defaultValue === undefined ? [] : [`${api.defaultValue}${colon}\`${defaultValue}\``]),
    ...(violations.length === 0 ? [] : [`${api.violation}${colon}${violations.join(separator)}`]),
  ];
}

function limitWords(
  { kind, value }: Limit,
  language: Kit["book"]["language"],
  api: Kit["book"]["texts"]["api"],
): string {
  if (kind === "pattern") return patternWords(value, language);
  if (kind === "item-pattern")
    return `${api.itemLimit}${language === "en" ? " " : "为"}${patternWords(value, language)}`;
  if (kind === "const") return api.always(value);
  if (kind === "minLength") return api.minLength(value);
  return value.startsWith("=") ? api.exactLength(value.slice(1)) : api.maxLength(value);
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The same fields as a list in plain Markdown. */
export function fieldList(fields: readonly Field[], kit: Kit, path = ""): string {
  const { api } = kit.book.texts;
  return fields
    .map((field) => {
      const { name, kind, required, description } = field;
      const head = `- \`${path}${name}\` (${[api.kinds[kind], ...(required ? [api.required] : [])].join(", ")})`;
      const text = [description.replace(/\s*\n\s*/g, " "), ...factsOf(field, kit)].filter(Boolean).join(" · ");
      const inner = fieldList(field.fields, kit, `${path}${name}${kind === "list" ? "[]" : ""}.`);
      return `${head}: ${text}\n${inner}`;
    })
    .join("");
}
