import { isDeepStrictEqual } from "node:util";
import { decodeJson, operations } from "@cloopen-rest/client/descriptors";
import { decodeXml } from "@cloopen-rest/client/xml";
import { type ContractDocument, isRecord } from "../../model/document.js";
import { listOperations } from "../../model/operations.js";
import type { MessageFields, ResponseVector, VectorOperation } from "../../src/vectors.js";
import type { Built } from "./built.js";
import type { CaseFile } from "./case-file.js";
import { messageOf } from "./message-of.js";
import { examplesOf } from "./messages.js";
import { readMessage } from "./read-message.js";

/** A hand-written response. */
export interface ResponseCase {
  readonly name: string;
  readonly operation: string;
  readonly body: string;
  readonly decoded: MessageFields;
}

/** Makes one vector of every success example, in both formats, and of every hand-written response. Two readers have to give what is written. */
export function buildResponses(
  document: ContractDocument,
  entries: Readonly<Record<string, VectorOperation>>,
  { cases, problems }: CaseFile<ResponseCase>,
): Built<ResponseVector> {
  const ofContract = listOperations(document).flatMap(({ id, described }) => {
    const response = described.responses["200"];
    const json = examplesOf(document, response, "application/json");
    const xml = examplesOf(document, response, "application/xml");
    return json
      .filter(({ value }) => isRecord(value) && value["statusCode"] === "000000")
      .flatMap(({ name, value, place }) => {
        const decoded = { ...emptyLists(entries[id]), ...Object(value) };
        const twin = xml.find((one) => one.name === name)?.value;
        return [JSON.stringify(value), twin]
          .filter((body) => typeof body === "string")
          .map((body) => ({
            place,
            value: { name: `${id}: ${name} (${formatOf(body)})`, operation: id, body, decoded },
          }));
      });
  });
  const found = [...problems];
  const vectors = [...ofContract, ...cases].map(({ value, place }): ResponseVector => {
    const problem = check(entries[value.operation], value);
    if (problem !== undefined) found.push(`${place}: ${value.name}: ${problem}`);
    const { name, operation, body, decoded } = value;
    return { name, operation, format: formatOf(body), body, decoded };
  });
  return { vectors, problems: found };
}

function check(entry: VectorOperation | undefined, { operation, body, decoded }: ResponseCase): string | undefined {
  const descriptor = operations.find(({ id }) => id === operation);
  if (entry === undefined || descriptor === undefined) return `${operation} is no operation that both readers know`;
  try {
    const decode = formatOf(body) === "json" ? decodeJson : decodeXml;
    const readings = { contract: readMessage(entry.response, body), client: decode(descriptor.reply, body) };
    return Object.values(readings).every((value) => isDeepStrictEqual(value, decoded))
      ? undefined
      : `the readers disagree: ${JSON.stringify({ case: decoded, ...readings })}`;
  } catch (error) {
    return messageOf(error);
  }
}

/** The format of a text by its first character that is not blank. */
export function formatOf(body: string): "json" | "xml" {
  return /^[\uFEFF\s]*</.test(body) ? "xml" : "json";
}

/** A list without an element around it is empty when nothing of it came. */
function emptyLists(entry: VectorOperation | undefined): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    entry?.response.fields.filter(({ list }) => list === "bare").map(({ name }) => [name, []]) ?? [],
  );
}
