import { isDeepStrictEqual } from "node:util";
import type { Vectors } from "@cloopen-rest/spec";
import { canonicalXml } from "./canonical-xml.js";

/** Kinds of vectors, as `--kind` names them. */
export const KINDS = ["signing", "requests", "responses", "errors", "webhooks", "ivr", "hostile"] as const;

/** A response of the client under test. */
export type Answer = Readonly<Record<string, unknown>>;

/** One question to the client under test. */
export interface Question {
  readonly kind: (typeof KINDS)[number];
  readonly name: string;
  /** Fields sent beside `id` and `kind`. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Expected response, for the report. */
  readonly expected: unknown;
  /** Whether a response is right. It may throw for a response of the wrong shape. */
  readonly isRight: (answer: Answer) => boolean;
}

/** Makes questions of vectors: the inputs are sent, the expected results stay here. */
export function toQuestions(vectors: Vectors): readonly Question[] {
  return [
    ...vectors.signing.map(({ name, level, instant, sid, token, ...expected }) =>
      question("signing", name, { level, instant, sid, token }, expected, (answer) => contains(answer, expected)),
    ),
    ...vectors.requests
      // Without a body there is only a query, which has one spelling in any language.
      .filter(({ body }) => body !== undefined)
      .map(({ name, operation, function: run, command, body, json, xml }) =>
        question(
          "requests",
          name,
          { operation, function: run, ...(command !== undefined && { command }), body },
          { json, xml },
          (answer) => isSameRequest(answer, json, xml),
        ),
      ),
    ...vectors.responses.map(({ name, operation, format, body, decoded }) =>
      question("responses", name, { operation, format, body }, { decoded }, (answer) =>
        isDeepStrictEqual(answer["decoded"], decoded),
      ),
    ),
    ...vectors.errors.map(({ name, operation, status, contentType, body, expected }) =>
      question("errors", name, { operation, status, contentType, body }, expected, (answer) =>
        contains({ ...answer, kind: oneKind(answer["kind"]) }, { ...expected, kind: oneKind(expected.kind) }),
      ),
    ),
    ...vectors.webhooks.map(({ name, webhook, body, message, reply }) =>
      question(
        "webhooks",
        name,
        { body, reply: reply.value },
        { webhook, message, reply: reply.json ?? reply.xml },
        (answer) => contains(answer, { webhook, message }) && isSameReply(answer["reply"], reply),
      ),
    ),
    ...vectors.ivr.map(({ name, path, target, parameters, reply: { commands, xml } }) =>
      question(
        "ivr",
        name,
        { target, commands },
        { path, parameters, xml },
        (answer) => contains(answer, { path, parameters }) && isSameXml(answer["xml"], xml, true),
      ),
    ),
    ...vectors.hostile.map(({ name, reader, operation, format, body, value }) =>
      question(
        "hostile",
        name,
        {
          ...{ reader, operation },
          ...(format !== undefined && { format }),
          ...(body !== undefined && { body: body.map(({ text, times }) => text.repeat(times)).join("") }),
          ...(value !== undefined && { value }),
        },
        { error: "any text" },
        (answer) => Boolean(answer["error"]),
      ),
    ),
  ];
}

function question(
  kind: Question["kind"],
  name: string,
  input: Question["input"],
  expected: unknown,
  isRight: Question["isRight"],
): Question {
  return { kind, name, input, expected, isRight };
}

function contains(answer: Answer, expected: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(expected).every(([name, value]) => isDeepStrictEqual(answer[name], value));
}

/** A client may call both one (spec/vectors/README.md#what-is-the-platforms-word). */
function oneKind(kind: unknown): unknown {
  return kind === "decode" ? "http" : kind;
}

/** A client may know one format alone; then that one counts. */
function isSameRequest(answer: Answer, json: string | undefined, xml: string | undefined): boolean {
  const given = [answer["json"], answer["xml"]].filter((text) => text !== undefined);
  if (given.length === 0) return false;
  if (answer["json"] !== undefined && json !== undefined && !isSameJson(answer["json"], json)) return false;
  return answer["xml"] === undefined || xml === undefined || isSameXml(answer["xml"], xml, false);
}

function isSameReply(given: unknown, { json, xml }: { readonly json?: string; readonly xml: string }): boolean {
  const isJson = typeof given === "string" && given.trimStart().startsWith("{");
  return isJson ? json !== undefined && isSameJson(given, json) : isSameXml(given, xml, false);
}

function isSameJson(given: unknown, expected: string): boolean {
  return typeof given === "string" && isDeepStrictEqual(JSON.parse(given), JSON.parse(expected));
}

function isSameXml(given: unknown, expected: string, ordered: boolean): boolean {
  return typeof given === "string" && canonicalXml(given, ordered) === canonicalXml(expected, ordered);
}
