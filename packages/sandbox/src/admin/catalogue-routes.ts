import type { CatalogueEntry, ErrorCatalogue, Language } from "@cloopen-rest/spec";
import { Hono } from "hono";
import { readPackaged } from "../kernel/packaged.js";
import { answer } from "./answer.js";

/** A text in both languages. */
interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** Languages of the contract by their name in a bilingual text. */
const LANGUAGES: Readonly<Record<keyof Bilingual, Language>> = { en: "en", zh: "zh-CN" };

/** `GET errors/{code}`: what the contract says of a status code. `GET operations/{operationId}`: the fields of its body. */
export function catalogueRoutes(): Hono {
  const app = new Hono();
  app.get("/errors/:code", (context) =>
    answer(context, () => {
      const code = context.req.param("code");
      const entry = readCatalogue().codes.find((one) => covers(one, code));
      if (entry === undefined) throw new RangeError("the catalogue has no such code");
      const { zh, en, cause, fix, retryable } = entry;
      return { code, meaning: { en, zh }, retryable, cause, fix };
    }),
  );
  app.get("/operations/:id", (context) =>
    answer(context, () => {
      const id = context.req.param("id");
      const summary = bilingual((language) => operationIn(language, id)?.summary);
      if (summary === undefined) throw new RangeError("the contract has no such operation");
      return { id, summary, fields: fieldsOf(id) };
    }),
  );
  return app;
}

/** Codes may stand for a range: `160001-160010`. */
function covers({ code }: CatalogueEntry, wanted: string): boolean {
  const [from = "", to = from] = code.split("-");
  return wanted.length === from.length && from <= wanted && wanted <= to;
}

/** As much of the contract as is shown. */
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly oneOf?: readonly Schema[];
}

/** Each is read when it is first asked for. */
const documents = new Map<Language, Document>();
let catalogue: ErrorCatalogue | undefined;

function documentIn(language: Language): Document {
  const document: Document = documents.get(language) ?? JSON.parse(readPackaged(DOCUMENTS[language]));
  documents.set(language, document);
  return document;
}

const DOCUMENTS: Readonly<Record<Language, string>> = {
  en: "@cloopen-rest/spec/openapi.en.json",
  "zh-CN": "@cloopen-rest/spec/openapi.zh-CN.json",
};

function readCatalogue(): ErrorCatalogue {
  catalogue ??= JSON.parse(readPackaged("@cloopen-rest/spec/errors.json"));
  return catalogue ?? { groups: {}, codes: [] };
}

function operationIn(language: Language, id: string): Operation | undefined {
  return Object.values(documentIn(language).paths)
    .flatMap((item) => Object.values(item))
    .find(({ operationId }) => operationId === id);
}

function bilingual(textIn: (language: Language) => string | undefined): Bilingual | undefined {
  const en = textIn(LANGUAGES.en);
  return en === undefined ? undefined : { en, zh: textIn(LANGUAGES.zh) ?? en };
}

function schemaOf(language: Language, schema: Schema): Schema {
  const { schemas } = documentIn(language).components;
  const named = schema.$ref === undefined ? undefined : schemas[schema.$ref.replace("#/components/schemas/", "")];
  return named === undefined ? schema : { ...named, ...(schema.description && { description: schema.description }) };
}

function bodyOf(language: Language, id: string): readonly Schema[] {
  const schema = operationIn(language, id)?.requestBody?.content["application/json"]?.schema;
  if (schema === undefined) return [];
  const { oneOf, ...whole } = schemaOf(language, schema);
  return oneOf === undefined ? [whole] : oneOf.map((one) => schemaOf(language, one));
}

/** The fields of a body; where it carries one of several commands, those of all. */
function fieldsOf(id: string): readonly object[] {
  const bodies = bodyOf(LANGUAGES.en, id);
  const names = new Set(bodies.flatMap(({ properties = {} }) => Object.keys(properties)));
  const describe = (language: Language, name: string): string | undefined => {
    const property = bodyOf(language, id).find(({ properties = {} }) => name in properties)?.properties?.[name];
    return property && schemaOf(language, property).description;
  };
  return [...names].map((name) => ({
    name,
    required: bodies.every(({ required = [] }) => required.includes(name)),
    description: bilingual((language) => describe(language, name)),
  }));
}
