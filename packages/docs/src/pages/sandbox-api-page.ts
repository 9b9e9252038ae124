import {
  readSandboxApi,
  type SandboxApi,
  type SandboxOperation,
  type SandboxSchema,
} from "../contract/read-sandbox-api.js";
import { plainMarkdown } from "../markdown/plain-markdown.js";
import { ADDRESS } from "../site/addresses.js";
import type { SiteTexts } from "../texts/site-texts.js";
import { type Kit, makePage, type Page } from "./page.js";

/** The requests that a sandbox itself takes, for tests and for people in any language. Its document is in English. */
export function sandboxApiPage({ book, markdown }: Kit): Page {
  const { language } = book;
  const texts = book.texts.sandboxApi;
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
function writeMarkdown(api: SandboxApi, texts: SiteTexts["sandboxApi"]): string {
  const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      isOperation(operation) ? [{ path, method: method.toUpperCase(), operation }] : [],
    ),
  );
  const parts = api.tags.map(({ name, description }) => {
    const own = operations.filter(({ operation }) => operation.tags.includes(name));
    const requests = own.map(({ path, method, operation }) => writeOperation(method, path, operation, api, texts));
    return `## ${name}\n\n${description}\n\n${requests.join("\n")}`;
  });
  const records = Object.entries(api.components.schemas)
    .filter(([, schema]) => fieldsOf(schema, api).length > 0)
    .map(
      ([name, schema]) => `### ${name} {#${name}}\n\n${schema.description ?? ""}\n\n${fieldTable(schema, api, texts)}`,
    );
  return `${texts.text}\n\n${api.info.description}\n\n${parts.join("\n")}\n## ${texts.records}\n\n${records.join("\n")}`;
}

const isOperation = (value: object): value is SandboxOperation => "operationId" in value;

function writeOperation(
  method: string,
  path: string,
  { operationId, summary, description = "", parameters = [], requestBody, responses }: SandboxOperation,
  api: SandboxApi,
  texts: SiteTexts["sandboxApi"],
): string {
  const rows = parameters.map((given) => {
    const { name, in: place, description = "" } = api.components.parameters[nameOf(given)] ?? given;
    return `| \`${name}\` ${place} | ${cell(description)} |\n`;
  });
  const body = Object.values(requestBody?.content ?? {})[0]?.schema;
  const reply = Object.values(responses["200"]?.content ?? {})[0]?.schema;
  return [
    `### \`${method} ${path}\` {#${operationId}}\n`,
    `**${summary}.** ${description}\n`,
    ...(rows.length === 0 ? [] : [`| ${texts.parameter} | ${texts.meaning} |\n|---|---|\n${rows.join("")}`]),
    ...(body === undefined
      ? []
      : [`${texts.body}${nameOf(body) === "" ? "" : typeOf(body, api)}\n\n${fieldTable(body, api, texts)}`]),
    ...(reply === undefined ? [] : [`${texts.reply}${typeOf(reply, api)}\n`]),
  ].join("\n");
}

function fieldTable(schema: SandboxSchema, api: SandboxApi, texts: SiteTexts["sandboxApi"]): string {
  // What has a name is shown under it.
  if (schema.$ref !== undefined) return "";
  const rows = fieldsOf(schema, api).map(
    ([name, field]) => `| \`${name}\` ${typeOf(field, api)} | ${cell(field.description ?? "")} |\n`,
  );
  return rows.length === 0 ? "" : `| ${texts.field} | ${texts.meaning} |\n|---|---|\n${rows.join("")}`;
}

/** The fields of an object, with those of what it is made of. */
function fieldsOf(schema: SandboxSchema, api: SandboxApi): readonly (readonly [string, SandboxSchema])[] {
  const { properties = {}, allOf = [] } = resolve(schema, api);
  return [...allOf.flatMap((part) => fieldsOf(part, api)), ...Object.entries(properties)];
}

/** The kind of a value in words, with a link to a record that has a name. */
function typeOf(schema: SandboxSchema, api: SandboxApi): string {
  const name = nameOf(schema);
  if (name !== "") return fieldsOf(schema, api).length > 0 ? `[${name}](#${name})` : typeOf(resolve(schema, api), api);
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${value}\``).join(", ");
  if (schema.items !== undefined) return `list of ${typeOf(schema.items, api)}`;
  const fields = fieldsOf(schema, api);
  if (fields.length > 0) return fields.map(([field, inner]) => `\`${field}\`: ${shortTypeOf(inner, api)}`).join(", ");
  if (schema.const !== undefined) return `\`${schema.const}\``;
  const kinds = schema.oneOf?.map((one) => typeOf(one, api)) ?? [schema.type ?? "any"].flat();
  return kinds.join(" or ");
}

/** Not deeper than one object. */
function shortTypeOf(schema: SandboxSchema, api: SandboxApi): string {
  const isPlainObject = nameOf(schema) === "" && schema.items === undefined && fieldsOf(schema, api).length > 0;
  return isPlainObject ? "object" : typeOf(schema, api);
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
