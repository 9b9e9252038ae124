import type { Contract, Operation, Parameter, Reference } from "./contract/openapi.js";
import { referredSchema, resolve } from "./contract/resolve.js";
import { describeMessage } from "./describe-message.js";
import { schemaOf } from "./operation-facts.js";
import { BANNER, literal } from "./typescript-text.js";

/** `generated/notifications.ts`: what comes in a query alone, where to, and what it may be answered with. */
export function writeNotifications(contract: Contract): string {
  const messages = new Map<string, string>();
  const types: string[] = [];
  const entries = Object.entries(contract.webhooks ?? {}).flatMap(([id, { post: operation }]) => {
    const reply = schemaOf(contract, operation?.responses["200"], "application/xml");
    if (operation === undefined || operation.requestBody !== undefined || reply === undefined) return [];
    const component = referredSchema(reply);
    if (component === undefined) throw new Error(`the answer to ${id} is no schema with a name`);
    const constant = `${component.charAt(0).toLowerCase()}${component.slice(1)}Message`;
    const text = literal(describeMessage(contract, reply));
    messages.set(
      constant,
      `/** Describes ${component} on the wire. */\nexport const ${constant}: Message = ${text};\n`,
    );
    types.push(typesOf(id, operation));
    const data = literal({ ...describe(contract, id, operation), reply: constant }, "  ");
    return [`  ${data.replace(JSON.stringify(constant), constant)},\n`];
  });
  return [
    `${BANNER}import type { Notification } from "../protocol/callback.js";\nimport type { Message } from "../protocol/descriptor.js";\nimport type { operations } from "./schema.js";\n`,
    `/** What each notification brings, the path that is its own, whether applications give it paths, and which kind of answer it wants. */\nexport interface NotificationTypes {\n${types.join("")}}\n`,
    ...messages.values(),
    `/** Every notification that has no body. */\nexport const notifications: readonly Notification[] = [\n${entries.join("")}];\n`,
  ].join("\n");
}

function describe(contract: Contract, id: string, operation: Operation): object {
  const query = (operation.parameters ?? []).map((parameter) => resolve<Parameter>(contract, parameter));
  const required = query.filter((parameter) => parameter.required).map(({ name }) => name);
  return {
    id,
    path: operation["x-path"],
    from: operation["x-path-from"],
    parameters: query.map(({ name }) => name),
    required: required.length === 0 ? undefined : required,
    answer: answerOf(operation.responses["200"]),
  };
}

function typesOf(id: string, operation: Operation): string {
  const fields = [
    `parameters: ${operation.parameters === undefined ? "Record<string, never>" : `NonNullable<operations["${id}"]["parameters"]["query"]>`}`,
    `path: ${operation["x-path"] === undefined ? "undefined" : JSON.stringify(operation["x-path"])}`,
    `own: ${operation["x-path-from"] !== undefined}`,
    `answer: "${answerOf(operation.responses["200"])}"`,
  ];
  return `  ${id}: { ${fields.join("; ")} };\n`;
}

/** The kind of an answer is the name of its response component. */
function answerOf(response: object | Reference | undefined): string {
  const name =
    response && "$ref" in response && typeof response.$ref === "string" ? response.$ref.split("/").pop() : undefined;
  if (name === undefined) throw new Error("the answer to a notification is no response component");
  return name;
}
