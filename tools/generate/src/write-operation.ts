import type { Contract, Parameter, Schema } from "./contract/openapi.js";
import { referredSchema, resolve } from "./contract/resolve.js";
import { describeMessage, describeReply } from "./describe-message.js";
import type { OperationFacts } from "./operation-facts.js";
import { BANNER, kebabCase, literal, pascalCase, tsDoc } from "./typescript-text.js";

/** One generated file of `generated/operations/`. */
export interface OperationFile {
  readonly name: string;
  readonly text: string;
  /** What the file exports: functions and the types of their arguments and results. */
  readonly functions: readonly string[];
  /** Name of the constant that describes the operation as a whole, for the path client. */
  readonly operation: string;
}

/** One function of the client: an operation, or one command of an operation that carries several. */
interface FunctionFacts {
  readonly name: string;
  readonly request: Schema | undefined;
  readonly summary: string;
  readonly description: string;
  readonly evidence: string | undefined;
}

/** Writes the file of one operation: its descriptor as data, and a function for it or for each of its commands. */
export function writeOperation(contract: Contract, facts: OperationFacts): OperationFile {
  const commands = commandsOf(contract, facts);
  const functions = commands ?? [wholeOperation(facts)];
  const parts = functions.map((item) => writeFunction(contract, facts, item));
  if (commands) parts.unshift(writeDescriptor(contract, facts, facts.id, facts.request, "never", "unknown"));
  const body = parts.join("\n");
  return {
    name: kebabCase(facts.id),
    functions: functions.map((item) => item.name),
    operation: `${facts.id}Operation`,
    text: `${BANNER}${imports(body)}\n${body}`,
  };
}

function imports(body: string): string {
  const derived = ["DefaultAppId", "Decoded"].filter((name) => new RegExp(`\\b${name}<`).test(body)).join(", ");
  return [
    'import type { Operation } from "../../call/operation.js";',
    'import type { CallOptions, CloopenClient } from "../../client/cloopen-client.js";',
    ...(derived === "" ? [] : [`import type { ${derived} } from "../../wire/derived-types.js";`]),
    ...(body.includes("components[") ? ['import type { components } from "../schema.js";'] : []),
    "",
  ].join("\n");
}

/** The commands of an operation whose body is one of several messages. */
function commandsOf(contract: Contract, facts: OperationFacts): FunctionFacts[] | undefined {
  const request = facts.request && resolve(contract, facts.request);
  return request?.oneOf?.map((alternative) => {
    const message = resolve(contract, alternative);
    const name = message["x-function"];
    if (name === undefined) throw new Error(`${facts.id}: a command without x-function: ${alternative.$ref}`);
    const command = commandOf(contract, message);
    const described = command === undefined ? undefined : resolve(contract, command.schema);
    return {
      name,
      request: alternative,
      summary: message.title ?? command?.name ?? name,
      description: described?.description ?? message.description ?? "",
      evidence: described?.["x-evidence"] ?? message["x-evidence"] ?? facts.operation["x-evidence"],
    };
  });
}

function wholeOperation({ id, request, operation }: OperationFacts): FunctionFacts {
  const { summary, description = "", "x-evidence": evidence } = operation;
  return { name: id, request, summary, description, evidence };
}

function writeFunction(contract: Contract, facts: OperationFacts, item: FunctionFacts): string {
  const type = pascalCase(item.name);
  const params = paramsType(contract, facts, item);
  const result = resultType(contract, facts);
  const signature = params.type === undefined ? "" : `  params: ${type}Params${params.required ? "" : " = {}"},\n`;
  return [
    params.type === undefined
      ? ""
      : `/** Arguments of {@link ${item.name}}. */\nexport type ${type}Params = ${params.type};\n`,
    `/** What {@link ${item.name}} gives. */\nexport type ${type}Result = ${result};\n`,
    writeDescriptor(
      contract,
      facts,
      item.name,
      item.request,
      params.type === undefined ? "Record<string, never>" : `${type}Params`,
      `${type}Result`,
    ),
    tsDoc(documentation(facts, item)) +
      `export function ${item.name}(\n  cloopen: CloopenClient,\n${signature}  options?: CallOptions,\n): Promise<${type}Result> {\n` +
      `  return cloopen.call(${item.name}Operation, ${params.type === undefined ? "{}" : "params"}, options);\n}\n`,
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function documentation(facts: OperationFacts, item: FunctionFacts): string[] {
  return [
    item.summary,
    "",
    item.description.trim(),
    "",
    `\`${facts.method.toUpperCase()} ${facts.path}\``,
    "",
    item.evidence === undefined ? "Documented by the vendor." : `Not documented by the vendor (${item.evidence}).`,
    "",
    "@throws {CloopenApiError} when the platform answers another code than `000000`",
    "@throws {CloopenError} of another kind when the request cannot be sent or the answer cannot be read",
    ...(facts.operation.deprecated ? ["@deprecated"] : []),
  ];
}

function writeDescriptor(
  contract: Contract,
  facts: OperationFacts,
  id: string,
  request: Schema | undefined,
  params: string,
  result: string,
): string {
  const message = request && resolve(contract, request);
  const command = message && !message.oneOf ? commandOf(contract, message) : undefined;
  const data = {
    id,
    method: facts.method,
    path: facts.path,
    level: facts.level,
    preferred: facts.operation["x-preferred-format"],
    appId: request && appIdMember(contract, request),
    command: command?.name,
    query: facts.query.length === 0 ? undefined : facts.query.map(queryMember),
    request: request && describeMessage(contract, request),
    reply: describeReply(contract, facts.reply),
    result: resultMember(contract, facts),
  };
  return (
    `/** Describes {@link ${id}} on the wire. */\n` +
    `export const ${id}Operation: Operation<${params}, ${result}> = ${literal(data)};\n`
  );
}

function queryMember(parameter: Parameter): object {
  return {
    name: parameter.name,
    required: parameter.required ? true : undefined,
    repeats: parameter["x-repeats"],
  };
}

function appIdMember(contract: Contract, request: Schema): string | undefined {
  const schema = resolve(contract, request);
  const properties = schema.oneOf?.[0] ? resolve(contract, schema.oneOf[0]).properties : schema.properties;
  return ["appId", "Appid"].find((name) => properties?.[name] !== undefined);
}

/** The command of a body `{Appid, Command}`. */
function commandOf(contract: Contract, message: Schema): { name: string; schema: Schema } | undefined {
  const others = Object.entries(message.properties ?? {}).filter(([name]) => name !== "Appid");
  const [only] = others;
  if (message.properties?.["Appid"] === undefined || others.length !== 1 || only === undefined) return undefined;
  return resolve(contract, only[1]).type === "object" ? { name: only[0], schema: only[1] } : undefined;
}

function paramsType(
  contract: Contract,
  facts: OperationFacts,
  item: FunctionFacts,
): { type: string | undefined; required: boolean } {
  if (item.request === undefined) {
    const fields = facts.query.map((parameter) => `${parameter.name}${parameter.required ? "" : "?"}: string`);
    return {
      type: fields.length === 0 ? undefined : `{ ${fields.join("; ")} }`,
      required: facts.query.some((p) => p.required),
    };
  }
  const name = referredSchema(item.request);
  if (name === undefined) throw new Error(`the body of ${item.name} has no schema of its own`);
  const schema = resolve(contract, item.request);
  const command = commandOf(contract, schema);
  const body = `components["schemas"]["${name}"]`;
  if (command === undefined) {
    const required = (schema.required ?? []).some((member) => member !== "appId");
    return { type: schema.properties?.["appId"] ? `DefaultAppId<${body}>` : body, required };
  }
  const required = (resolve(contract, command.schema).required ?? []).length > 0;
  return { type: `${body}["${command.name}"] & { Appid?: string }`, required };
}

/** The alternative of a reply that is not the failure. */
function successOf(contract: Contract, facts: OperationFacts): { name: string; schema: Schema } {
  const reply = resolve(contract, facts.reply);
  for (const alternative of reply.oneOf ?? []) {
    const name = referredSchema(alternative);
    if (name !== undefined && name !== "Failure") return { name, schema: resolve(contract, alternative) };
  }
  throw new Error(`the reply of ${facts.id} must be one of a success and Failure`);
}

function resultNames(schema: Schema): string[] {
  return Object.keys(schema.properties ?? {}).filter((name) => name !== "statusCode" && name !== "statusMsg");
}

/** The member that holds the whole result, where there is exactly one and it is an object. */
function resultMember(contract: Contract, facts: OperationFacts): string | undefined {
  const { schema } = successOf(contract, facts);
  const [only, ...more] = resultNames(schema);
  const property = only === undefined ? undefined : schema.properties?.[only];
  return property !== undefined && more.length === 0 && resolve(contract, property).type === "object"
    ? only
    : undefined;
}

function resultType(contract: Contract, facts: OperationFacts): string {
  const { name, schema } = successOf(contract, facts);
  if (resultNames(schema).length === 0) return "void";
  const member = resultMember(contract, facts);
  const body = `components["schemas"]["${name}"]`;
  if (member === undefined) return `Decoded<Omit<${body}, "statusCode" | "statusMsg">>`;
  return schema.required?.includes(member)
    ? `Decoded<${body}["${member}"]>`
    : `Decoded<NonNullable<${body}["${member}"]>> | undefined`;
}
