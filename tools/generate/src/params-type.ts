import {
  anyOfNames,
  type ContractDocument,
  type ContractOperation,
  commandIn,
  type Parameter,
  resolve,
  type Schema,
  schemaName,
} from "@cloopen-rest/spec/model";

/** Type of a function's arguments: the body without what the client knows, or the members of its command, or the query. */
export function paramsType(
  contract: ContractDocument,
  facts: ContractOperation,
  request: Schema | undefined,
): { type: string | undefined; required: boolean } {
  if (request === undefined) {
    const fields = facts.query.map((member) => `${member.name}${isNeeded(member) ? "" : "?"}: string`);
    if (facts.upload) fields.push("file: UploadFile");
    return {
      type: fields.length === 0 ? undefined : `{ ${fields.join("; ")} }`,
      required: facts.upload || facts.query.some(isNeeded),
    };
  }
  const name = schemaName(request);
  if (name === undefined) throw new Error(`the body of ${facts.id} has no schema of its own`);
  const schema = resolve(contract, request);
  const command = commandIn(contract, schema);
  const body = `components["schemas"]["${name}"]`;
  if (command === undefined) {
    const required = (schema.required ?? []).some((member) => member !== "appId");
    return {
      type: (schema.properties?.["appId"] ? `DefaultAppId<${body}>` : body) + atLeastOne(schema, body),
      required,
    };
  }
  const commandSchema = resolve(contract, command.schema);
  const { properties = {}, required: members = [] } = commandSchema;
  if (Object.keys(properties).length === 0) return { type: "{ Appid?: string }", required: false };
  const required = members.length > 0;
  const own = `${body}["${command.name}"]`;
  return { type: `${own} & { Appid?: string }${atLeastOne(commandSchema, own)}`, required };
}

function atLeastOne(schema: Schema, type: string): string {
  const names = anyOfNames(schema)?.map((name) => JSON.stringify(name));
  return names === undefined ? "" : ` & AtLeastOne<${type}, ${names.join(" | ")}>`;
}

/** The client knows the application; a caller must give the rest of what is required. */
function isNeeded(parameter: Parameter): boolean {
  return parameter.required === true && !namesApplication(parameter);
}

/** Whether a query member names the application. */
export function namesApplication({ name }: Parameter): boolean {
  return name === "appid";
}
