import {
  type ContractDocument,
  type ContractOperation,
  commandIn,
  commandsOf,
  type Parameter,
  resolve,
  type Schema,
} from "@cloopen-rest/spec/model";
import { describeMessage, describeReply } from "./describe-message.js";
import { namesApplication, paramsType } from "./params-type.js";
import { isResultOptional, resultMember, resultType } from "./result-type.js";
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
export function writeOperation(contract: ContractDocument, facts: ContractOperation): OperationFile {
  const commands = commandFunctions(contract, facts);
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
  const derived = ["AtLeastOne", "DefaultAppId", "Decoded"]
    .filter((name) => new RegExp(`\\b${name}<`).test(body))
    .join(", ");
  return [
    'import type { Operation } from "../../protocol/operation.js";',
    ...(/\bcallOperation\(/.test(body) ? ['import { callOperation } from "../../call-operation.js";'] : []),
    'import type { CallOptions, CloopenClient } from "../../client.js";',
    ...(/\bUploadFile\b/.test(body) ? ['import type { UploadFile } from "../../upload/upload-file.js";'] : []),
    ...(derived === "" ? [] : [`import type { ${derived} } from "../../protocol/derived-types.js";`]),
    ...(body.includes("components[") ? ['import type { components } from "../schema.js";'] : []),
    "",
  ].join("\n");
}

/** The functions of an operation whose body is one of several commands. */
function commandFunctions(contract: ContractDocument, facts: ContractOperation): FunctionFacts[] | undefined {
  if (facts.request === undefined || resolve(contract, facts.request).oneOf === undefined) return undefined;
  return commandsOf(contract, facts).map((command) => {
    const message = resolve(contract, command.message);
    const schema = resolve(contract, command.schema);
    if (command.function === undefined) throw new Error(`${facts.id}: ${command.name} has no x-function`);
    return {
      name: command.function,
      request: command.message,
      summary: message["x-displayName"] ?? command.name,
      description: schema.description ?? message.description ?? "",
      evidence: schema["x-evidence"] ?? message["x-evidence"] ?? facts.described["x-evidence"],
    };
  });
}

function wholeOperation({ id, request, described }: ContractOperation): FunctionFacts {
  const { summary, description = "", "x-evidence": evidence } = described;
  return { name: id, request, summary, description, evidence };
}

function writeFunction(contract: ContractDocument, facts: ContractOperation, item: FunctionFacts): string {
  const type = pascalCase(item.name);
  const params = paramsType(contract, facts, item.request);
  const result = resultType(contract, facts);
  // The client returns the `reqId` of the request. The status report contains it, too.
  const echo = takesReqId(contract, item) ? " & { reqId?: string }" : "";
  const signature = params.type === undefined ? "" : `  params: ${type}Params${params.required ? "" : " = {}"},\n`;
  return [
    params.type === undefined
      ? ""
      : `/** Arguments of {@link ${item.name}}. */\nexport type ${type}Params = ${params.type};\n`,
    `/** What {@link ${item.name}} gives. */\nexport type ${type}Result = ${result}${echo};\n`,
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
      `  return callOperation(cloopen, ${item.name}Operation, ${params.type === undefined ? "{}" : "params"}, options);\n}\n`,
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function takesReqId(contract: ContractDocument, { request }: FunctionFacts): boolean {
  return request !== undefined && resolve(contract, request).properties?.["reqId"] !== undefined;
}

function documentation(facts: ContractOperation, item: FunctionFacts): string[] {
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
    ...(facts.described.deprecated ? ["@deprecated"] : []),
  ];
}

function writeDescriptor(
  contract: ContractDocument,
  facts: ContractOperation,
  id: string,
  request: Schema | undefined,
  params: string,
  result: string,
): string {
  const message = request && resolve(contract, request);
  const command = message && !message.oneOf ? commandIn(contract, message) : undefined;
  const data = {
    id,
    method: facts.method.toLowerCase(),
    path: facts.path,
    level: facts.level,
    preferred: facts.described["x-preferred-format"],
    safe: message?.["x-safe"] ?? facts.described["x-safe"],
    appId: request && appIdMember(contract, request),
    command: command?.name,
    commands: message?.oneOf?.map((alternative) => commandIn(contract, resolve(contract, alternative))?.name),
    query: facts.query.length === 0 ? undefined : facts.query.map(queryMember),
    upload: facts.upload ? true : undefined,
    request: request && describeMessage(contract, request),
    reply: describeReply(contract, facts.reply),
    result: resultMember(contract, facts),
    optional: isResultOptional(contract, facts) ? true : undefined,
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
    appId: namesApplication(parameter) ? true : undefined,
  };
}

function appIdMember(contract: ContractDocument, request: Schema): string | undefined {
  const schema = resolve(contract, request);
  const properties = schema.oneOf?.[0] ? resolve(contract, schema.oneOf[0]).properties : schema.properties;
  return ["appId", "Appid"].find((name) => properties?.[name] !== undefined);
}
