import {
  type Content,
  type ContractDocument,
  type ContractOperation,
  commandsOf,
  type Example,
  listOperations,
  type MediaType,
  type Parameter,
  resolve,
  type Schema,
} from "@cloopen-rest/spec/model";
import { isRecord } from "../is-record.js";
import type { Payload, QueryValue, SampleCase } from "./sample-case.js";

const JSON_TYPE = "application/json";
const XML_TYPE = "application/xml";
const SOUND_FILE = "welcome.wav";

/** Values of query parameters that stand in no body. */
const QUERY_EXAMPLES: Readonly<Record<string, string>> = {
  callsid: "20140416142030000000000000000001",
  appid: "cccccccccccccccccccccccccccccccc",
  filename: SOUND_FILE,
};

type Media = Readonly<Record<string, MediaType>>;
type Fields = Readonly<Record<string, unknown>>;

/** Every example request of the contract, in its order: one or more for each operation, one for each command. */
export function listSamples(contract: ContractDocument): SampleCase[] {
  return listOperations(contract).flatMap((operation) => samplesOf(contract, operation));
}

function samplesOf(contract: ContractDocument, operation: ContractOperation): SampleCase[] {
  const { id, method, path, level, tag, preferred, upload, query, described } = operation;
  const content = described.requestBody?.content ?? {};
  const replies = resolve<Content>(contract, described.responses["200"] ?? {}).content ?? {};
  const shared = { operationId: id, ...{ method, path, level, tag, preferred } };
  const queryOf = (fields: Fields): QueryValue[] => query.flatMap((parameter) => queryValue(parameter, fields));
  const examples = content[JSON_TYPE]?.examples ?? {};
  if (Object.keys(examples).length === 0) {
    const file = upload ? { upload: SOUND_FILE } : {};
    const reply = payload(contract, replies, "success");
    return [{ ...shared, id, title: described.summary, summary: "", query: queryOf({}), ...file, reply }];
  }
  // A single command needs no name of its own: the function is the operation's.
  const commands = commandsOf(contract, operation).filter((command) => command.function !== undefined);
  return Object.entries(examples).map(([name, example]) => {
    const request = payload(contract, content, name);
    const command = commands.find((one) => one.name === name);
    const fields = command === undefined ? request.value : request.value[name];
    const message = command && resolve<Schema>(contract, command.message);
    return {
      ...shared,
      ...(command === undefined ? {} : { command: name }),
      id: command?.function ?? id,
      title: message === undefined ? described.summary : (message["x-displayName"] ?? name),
      summary: resolve<Example>(contract, example).summary ?? "",
      query: queryOf(isRecord(fields) ? fields : {}),
      request,
      reply: payload(contract, replies, name, "success"),
    };
  });
}

function queryValue(parameter: Parameter, fields: Fields): QueryValue[] {
  const { name, "x-repeats": repeats } = parameter;
  if (repeats !== undefined) {
    const command = Object.values(fields).find(isRecord);
    const value = fields[repeats] ?? command?.[repeats];
    return value === undefined ? [] : [{ name, value: String(value), derived: true }];
  }
  const value = QUERY_EXAMPLES[name];
  if (value === undefined) throw new Error(`No example for the query parameter ${name}: add one to list-samples.ts`);
  return [{ name, value, derived: name === "appid" }];
}

/** The first example of these names, in both formats. */
function payload(contract: ContractDocument, content: Media, ...names: string[]): Payload {
  const [json = {}, xml = {}] = [JSON_TYPE, XML_TYPE].map((type) => content[type]?.examples);
  const name = names.find((each) => json[each] !== undefined) ?? "";
  const value = json[name] && resolve<Example>(contract, json[name]).value;
  const text = xml[name] && resolve<Example>(contract, xml[name]).value;
  if (!isRecord(value) || typeof text !== "string") throw new Error(`No example ${names.join(" or ")} in both formats`);
  return { value, xml: text };
}
