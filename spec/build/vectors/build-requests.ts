import { isDeepStrictEqual } from "node:util";
import { operations } from "@cloopen-rest/client/descriptors";
import { encodeXml } from "@cloopen-rest/client/xml";
import { commandsOf } from "../../model/commands.js";
import { type ContractDocument, isRecord } from "../../model/document.js";
import { type ContractOperation, listOperations } from "../../model/operations.js";
import type { MessageFields, RequestVector, VectorOperation } from "../../src/vectors.js";
import type { Built } from "./built.js";
import type { Case, CaseFile } from "./case-file.js";
import { fieldsOf } from "./fields-of.js";
import { messageOf } from "./message-of.js";
import { examplesOf } from "./messages.js";
import { readTree } from "./read-message.js";
import { writeMessage } from "./write-message.js";
import { canonical, parseTree, printTree } from "./xml-tree.js";

/** A hand-written request. */
export interface RequestCase {
  readonly name: string;
  readonly operation: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: MessageFields;
  readonly xml?: string;
  readonly bytes?: string;
}

/**
 * Makes one vector of every request example of the contract and of every hand-written request. The XML of the layout, that of the client, and what is written
 * in the case have to be one document, and have to read back as the body.
 */
export function buildRequests(
  document: ContractDocument,
  entries: Readonly<Record<string, VectorOperation>>,
  { cases, problems }: CaseFile<RequestCase>,
): Built<RequestVector> {
  const found = [...problems];
  const known = listOperations(document);
  const ofContract = known.flatMap(({ id, described }) =>
    examplesOf(document, described.requestBody, "application/json").map(({ name, value, place }) => ({
      ...{ place, value: { name: `${id}: ${name}`, operation: id, body: fieldsOf(value) } },
    })),
  );
  const vectors = [...ofContract, ...cases].flatMap((written: Case<RequestCase>) => {
    try {
      const operation = known.find(({ id }) => id === written.value.operation);
      if (operation === undefined) throw new Error(`${written.value.operation} is no operation of the contract`);
      return [buildRequest(document, operation, entries[operation.id], written.value)];
    } catch (error) {
      found.push(`${written.place}: ${written.value.name}: ${messageOf(error)}`);
      return [];
    }
  });
  return { vectors, problems: [...found, ...missing(document, known, vectors)] };
}

function buildRequest(
  document: ContractDocument,
  operation: ContractOperation,
  entry: VectorOperation | undefined,
  { name, body, xml, query = {}, bytes }: RequestCase,
): RequestVector {
  const { id, query: parameters } = operation;
  const command = commandsOf(document, operation).find((one) => isRecord(body) && body[one.name] !== undefined);
  const members = command && isRecord(body) ? body[command.name] : undefined;
  const repeated = parameters.flatMap((parameter) => {
    const source = parameter["x-repeats"];
    const value = source !== undefined && isRecord(members) ? members[source] : undefined;
    return typeof value === "string" ? [[parameter.name, value] as const] : [];
  });
  const complete = { ...Object.fromEntries(repeated), ...query };
  const absent = parameters.find(({ name: key, required }) => required && complete[key] === undefined);
  if (absent !== undefined) throw new Error(`the query has no ${absent.name}`);
  const wire = entry?.request && body !== undefined ? { body, ...encode(id, entry.request, body, xml) } : {};
  if (entry?.request && body === undefined) throw new Error("the request has no body");
  return {
    ...{ name, operation: id, function: command?.function ?? id, ...(command && { command: command.name }) },
    ...{ query: complete, ...wire, ...(bytes !== undefined && { bytes }) },
  };
}

function encode(
  id: string,
  layout: NonNullable<VectorOperation["request"]>,
  body: unknown,
  written: string | undefined,
): { json: string; xml: string } {
  const tree = writeMessage(layout, body);
  const descriptor = operations.find((one) => one.id === id)?.request;
  if (descriptor === undefined) throw new Error("the client has no descriptor; run npm run generate");
  const spellings = {
    contract: printTree(tree),
    client: encodeXml(descriptor, body),
    ...(written && { case: written }),
  };
  const expected = canonical(tree, false);
  for (const [who, text] of Object.entries(spellings)) {
    const parsed = parseTree(text);
    if (canonical(parsed, false) !== expected) throw new Error(`the readers disagree: ${JSON.stringify(spellings)}`);
    if (!isDeepStrictEqual(readTree(layout, parsed), body))
      throw new Error(`the XML of the ${who} does not read back as the body`);
  }
  return { json: JSON.stringify(body), xml: written ?? spellings.contract };
}

function missing(
  document: ContractDocument,
  known: readonly ContractOperation[],
  vectors: readonly RequestVector[],
): string[] {
  return known.flatMap((operation) => {
    const commands = commandsOf(document, operation).filter((command) => command.function !== undefined);
    const wanted = commands.length > 0 ? commands.map((command) => command.function ?? "") : [operation.id];
    return wanted
      .filter((name) => !vectors.some((vector) => vector.function === name))
      .map((name) => `spec/vectors/requests.yaml:1: ${name} has no vector; give it an example or a case here`);
  });
}
