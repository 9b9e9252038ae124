import {
  readSandboxApi,
  type SandboxApi,
  type SandboxOperation,
  type SandboxSchema,
} from "../contract/read-sandbox-api.js";
import { createSandboxTranslator } from "../contract/translate-sandbox-api.js";
import { plainMarkdown } from "../markdown/plain-markdown.js";
import { ADDRESS } from "../site/addresses.js";
import type { SiteTexts } from "../texts/site-texts.js";
import { type Kit, makePage, type Page } from "./page.js";

/** What the page is written in: the texts of the site, and the document's own, which is in English. */
type Words = SiteTexts["sandboxApi"] & { readonly say: (english: string) => string };

/** The requests that a sandbox itself takes, for tests and for people in any language. */
export function sandboxApiPage({ book, markdown }: Kit): Page {
  const { language } = book;
  const texts = { ...book.texts.sandboxApi, say: createSandboxTranslator(language) };
  const address = ADDRESS.sandboxApi(language);
  const text = writeMarkdown(readSandboxApi(), texts);
  const { html, headings } = markdown.render(text);
  return makePage({
    ...{ address, language, section: "api", kind: "page", title: texts.title, description: texts.text },
    html: `<h1>${texts.title}</h1>\n${html}`,
    headings: headings.filter(({ level }) => level === 2),
    markdown: `# ${texts.title}\n\n${plainMarkdown(text, book, address)}`,
    name: "_sandbox",
    keywords: ["sandbox api", "wait", "openapi", "沙箱接口", "测试接口"],
  });
}

/** The document as Markdown: its parts, their requests, and the records that these show. */
function writeMarkdown(api: SandboxApi, texts: Words): string {
  const { say } = texts;
  const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      isOperation(operation) ? [{ path, method: method.toUpperCase(), operation }] : [],
    ),
  );
  const parts = api.tags.map(({ name, description }) => {
    const own = operations.filter(({ operation }) => operation.tags.includes(name));
    const requests = own.map(({ path, method, operation }) => writeOperation(method, path, operation, api, texts));
    const id = name.toLowerCase().replaceAll(" ", "-");
    return `## ${say(name)} {#${id}}\n\n${say(description)}\n\n${requests.join("\n")}`;
  });
  const records = Object.entries(api.components.schemas)
    .filter(([, schema]) => fieldsOf(schema, api).length > 0)
    .map(
      ([name, schema]) =>
        `### ${name} {#${name}}\n\n${say(schema.description ?? "")}\n\n${fieldTable(schema, api, texts)}`,
    );
  return `${texts.text}\n\n${say(api.info.description)}\n\n${parts.join("\n")}\n## ${texts.records} {#records}\n\n${records.join("\n")}`;
}

const isOperation = (value: object): value is SandboxOperation => "operationId" in value;

function writeOperation(
  method: string,
  path: string,
  { operationId, summary, description = "", parameters = [], requestBody, responses }: SandboxOperation,
  api: SandboxApi,
  texts: Words,
): string {
  const { say, marks } = texts;
  const rows = parameters.map((given) => {
    const { name, description = "" } = api.components.parameters[nameOf(given)] ?? given;
    return `| \`${name}\` | ${cell(say(description))} |\n`;
  });
  const body = Object.values(requestBody?.content ?? {})[0]?.schema;
  const reply = Object.values(responses["200"]?.content ?? {})[0]?.schema;
  return [
    `### \`${method} ${path}\` {#${operationId}}\n`,
    `**${say(summary)}${marks.stop.trim()}**${description === "" ? "" : ` ${say(description)}`}\n`,
    ...(rows.length === 0 ? [] : [`| ${texts.parameter} | ${texts.meaning} |\n|---|---|\n${rows.join("")}`]),
    ...(body === undefined
      ? []
      : [`${texts.body}${nameOf(body) === "" ? "" : typeOf(body, api, texts)}\n\n${fieldTable(body, api, texts)}`]),
    ...(reply === undefined ? [] : [`${texts.reply}${typeOf(reply, api, texts)}\n`]),
  ].join("\n");
}

function fieldTable(schema: SandboxSchema, api: SandboxApi, texts: Words): string {
  // Named schemas are shown under their name.
  if (schema.$ref !== undefined) return "";
  const rows = fieldsOf(schema, api).map(
    ([name, field]) => `| \`${name}\` ${typeOf(field, api, texts)} | ${cell(texts.say(descriptionOf(field, api)))} |\n`,
  );
  return rows.length === 0 ? "" : `| ${texts.field} | ${texts.meaning} |\n|---|---|\n${rows.join("")}`;
}

/** What a field is: in its own words, or in those of what it names, where that is no record with a place of its own. */
function descriptionOf(field: SandboxSchema, api: SandboxApi): string {
  if (field.description !== undefined || fieldsOf(field, api).length > 0) return field.description ?? "";
  return resolve(field, api).description ?? "";
}

/** The fields of an object, with those of what it is made of. */
function fieldsOf(schema: SandboxSchema, api: SandboxApi): readonly (readonly [string, SandboxSchema])[] {
  const { properties = {}, allOf = [] } = resolve(schema, api);
  return [...allOf.flatMap((part) => fieldsOf(part, api)), ...Object.entries(properties)];
}

/** The kind of a value in words, with a link to a record that has a name. */
function typeOf(schema: SandboxSchema, api: SandboxApi, texts: Words): string {
  const { kinds, marks } = texts;
  const name = nameOf(schema);
  if (name !== "")
    return fieldsOf(schema, api).length > 0 ? `[${name}](#${name})` : typeOf(resolve(schema, api), api, texts);
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${value}\``).join(marks.comma);
  if (schema.items !== undefined) return kinds.list.replace("{kind}", () => typeOf(schema.items ?? {}, api, texts));
  const fields = fieldsOf(schema, api);
  if (fields.length > 0)
    return fields
      .map(([field, inner]) => `\`${field}\`${marks.colon}${shortTypeOf(inner, api, texts)}`)
      .join(marks.comma);
  if (schema.const !== undefined) return `\`${schema.const}\``;
  const one = schema.oneOf?.map((kind) => typeOf(kind, api, texts));
  return (one ?? [schema.type ?? "any"].flat().map((kind) => kindOf(kind, texts))).join(marks.or);
}

/** Not deeper than one object. */
function shortTypeOf(schema: SandboxSchema, api: SandboxApi, texts: Words): string {
  const isPlainObject = nameOf(schema) === "" && schema.items === undefined && fieldsOf(schema, api).length > 0;
  return isPlainObject ? texts.kinds.object : typeOf(schema, api, texts);
}

function kindOf(kind: string, { kinds }: Words): string {
  const known: Readonly<Record<string, string>> = kinds;
  return known[kind] ?? `\`${kind}\``;
}

function resolve(schema: SandboxSchema, api: SandboxApi): SandboxSchema {
  return schema.$ref === undefined ? schema : (api.components.schemas[nameOf(schema)] ?? schema);
}

const nameOf = ({ $ref = "" }: { readonly $ref?: string }): string => $ref.split("/").at(-1) ?? "";

/** A text in a cell of a table. */
const cell = (text: string): string =>
  text
    .trim()
    .replaceAll(/\s*\n\s*/g, " ")
    .replaceAll("|", "\\|");
