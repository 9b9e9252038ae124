import { isRecord } from "../is-record.js";
import type { Contract } from "../read-contract.js";
import { resolveRef } from "./resolve-ref.js";
import type { Payload, QueryValue, SampleCase } from "./sample-case.js";

const JSON_TYPE = "application/json";
const XML_TYPE = "application/xml";
const SOUND_FILE = "welcome.wav";

/** Values of query members that stand in no body. */
const QUERY_EXAMPLES: Readonly<Record<string, string>> = {
  callsid: "20140416142030000000000000000001",
  appid: "cccccccccccccccccccccccccccccccc",
  filename: SOUND_FILE,
};

type Node = Readonly<Record<string, unknown>>;

/** Every example request of the contract, in its order: one or more for each operation, one for each command. */
export function listSamples(contract: Contract): SampleCase[] {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    (["get", "post"] as const).flatMap((method) => {
      const operation = isRecord(item) ? item[method] : undefined;
      return isRecord(operation) ? samplesOf(contract, path, method, operation) : [];
    }),
  );
}

function samplesOf(contract: Contract, path: string, method: "get" | "post", operation: Node): SampleCase[] {
  const { operationId, summary, tags, requestBody, responses, parameters = [] } = operation;
  const content = record(record(requestBody)["content"]);
  const examples = record(record(content[JSON_TYPE])["examples"]);
  const replies = record(resolveRef(contract, record(responses)["200"])["content"]);
  const shared = {
    operationId: String(operationId),
    tag: Array.isArray(tags) ? String(tags[0]) : "",
    method: method === "get" ? "GET" : "POST",
    path,
    level: path.startsWith("/SubAccounts") ? "subAccount" : "account",
    preferred: operation["x-preferred-format"] === "xml" ? "xml" : "json",
  } as const;
  const query = (body: Node): QueryValue[] =>
    (Array.isArray(parameters) ? parameters : [])
      .map((parameter) => resolveRef(contract, parameter))
      .filter((parameter) => parameter["in"] === "query")
      .flatMap((parameter) => queryValue(parameter, body));
  const names = Object.keys(examples);
  if (names.length === 0) {
    const upload = content["application/octet-stream"] === undefined ? {} : { upload: SOUND_FILE };
    const reply = payload(contract, replies, "success");
    return [
      { ...shared, id: shared.operationId, title: String(summary), summary: "", query: query({}), ...upload, reply },
    ];
  }
  return names.map((name) => {
    const request = payload(contract, content, name);
    const command = commandSchema(contract, content, name);
    const members = record(command === undefined ? request.value : request.value[name]);
    return {
      ...shared,
      ...(command === undefined ? {} : { command: name }),
      id: command === undefined ? shared.operationId : String(command["x-function"]),
      title: String(command === undefined ? summary : command["x-displayName"]),
      summary: String(resolveRef(contract, examples[name])["summary"] ?? ""),
      query: query(members),
      request,
      reply: payload(contract, replies, name, "success"),
    };
  });
}

/** The schema of the body that holds this command, where the operation takes one of several. */
function commandSchema(contract: Contract, content: Node, name: string): Node | undefined {
  const { oneOf } = resolveRef(contract, record(content[JSON_TYPE])["schema"]);
  if (!Array.isArray(oneOf)) return undefined;
  return oneOf.map((schema) => resolveRef(contract, schema)).find((schema) => name in record(schema["properties"]));
}

function queryValue(parameter: Node, members: Node): QueryValue[] {
  const name = String(parameter["name"]);
  const repeats = parameter["x-repeats"];
  if (typeof repeats === "string") {
    const value = members[repeats] ?? record(Object.values(members).find(isRecord))[repeats];
    return value === undefined ? [] : [{ name, value: String(value), derived: true }];
  }
  const value = QUERY_EXAMPLES[name];
  if (value === undefined) throw new Error(`No example for the query member ${name}: add one to list-samples.ts`);
  return [{ name, value, derived: name === "appid" }];
}

/** The first example of these names, in both formats. */
function payload(contract: Contract, content: Node, ...names: string[]): Payload {
  const [json, xml] = [JSON_TYPE, XML_TYPE].map((type) => record(record(content[type])["examples"]));
  const name = names.find((each) => json?.[each] !== undefined) ?? "";
  const { value } = resolveRef(contract, json?.[name]);
  const { value: text } = resolveRef(contract, xml?.[name]);
  if (!isRecord(value) || typeof text !== "string") throw new Error(`No example ${names.join(" or ")} in both formats`);
  return { value, xml: text };
}

function record(value: unknown): Node {
  return isRecord(value) ? value : {};
}
