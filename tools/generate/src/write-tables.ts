import type { Contract } from "./contract/openapi.js";
import { referredSchema } from "./contract/resolve.js";
import { describeMessage } from "./describe-message.js";
import { schemaOf } from "./operation-facts.js";
import { BANNER, literal, pascalCase } from "./typescript-text.js";
import type { OperationFile } from "./write-operation.js";

/** `generated/operations/index.ts`: every function with the types of its arguments and result. */
export function writeOperationIndex(files: readonly OperationFile[]): string {
  const lines = files.map((file) => {
    const names = file.functions.flatMap((name) => {
      const types = ["Params", "Result"].map((suffix) => `${pascalCase(name)}${suffix}`);
      return [
        name,
        ...types.filter((type) => file.text.includes(`export type ${type} `)).map((type) => `type ${type}`),
      ];
    });
    return `export {\n${names.map((name) => `  ${name},\n`).join("")}} from "./${file.name}.js";\n`;
  });
  return `${BANNER}${lines.join("")}`;
}

/** `generated/operation-table.ts`: every operation by method and path, for the path client. */
export function writeOperationTable(files: readonly OperationFile[]): string {
  const imports = files.map((file) => `import { ${file.operation} } from "./operations/${file.name}.js";\n`).join("");
  const names = files.map((file) => `  ${file.operation},\n`).join("");
  return (
    `${BANNER}import type { AnyOperation } from "../call/operation.js";\n${imports}\n` +
    `/** Every operation of the contract. */\nexport const operations: readonly AnyOperation[] = [\n${names}];\n`
  );
}

/** `generated/callbacks.ts`: what the platform sends to the developer's server. */
export function writeCallbacks(contract: Contract): string {
  const callbacks = Object.entries(contract.webhooks ?? {}).flatMap(([name, item]) => {
    const operation = item.post;
    const message = schemaOf(contract, operation?.requestBody, "application/xml");
    const reply = schemaOf(contract, operation?.responses["200"], "application/xml");
    if (message === undefined || reply === undefined) return [];
    const json = schemaOf(contract, operation?.requestBody, "application/json");
    const wrapper = json && !json.$ref && Object.keys(json.properties ?? {})[0];
    const data = {
      id: name,
      message: describeMessage(contract, message),
      jsonWrapper: wrapper || undefined,
      reply: describeMessage(contract, reply),
    };
    const text = `/** Describes the callback ${name} on the wire. */\nexport const ${name}Callback: Callback = ${literal(data)};\n`;
    return [{ name, text }];
  });
  const names = callbacks.map((callback) => `  ${callback.name}Callback,\n`).join("");
  return (
    `${BANNER}import type { Callback } from "../wire/callback.js";\n\n${callbacks.map((callback) => callback.text).join("\n")}\n` +
    `/** Every callback of the contract. */\nexport const callbacks: readonly Callback[] = [\n${names}];\n`
  );
}

/** `generated/notifications.ts`: what the notifications that carry all in their query may be answered with. */
export function writeNotifications(contract: Contract): string {
  const messages = new Map<string, string>();
  const entries = Object.entries(contract.webhooks ?? {}).flatMap(([name, item]) => {
    const operation = item.post;
    const reply = schemaOf(contract, operation?.responses["200"], "application/xml");
    if (operation?.requestBody !== undefined || reply === undefined) return [];
    const component = referredSchema(reply);
    if (component === undefined) throw new Error(`the answer to ${name} is no schema with a name`);
    const constant = `${component.charAt(0).toLowerCase()}${component.slice(1)}Message`;
    const text = literal(describeMessage(contract, reply));
    messages.set(
      constant,
      `/** Describes ${component} on the wire. */\nexport const ${constant}: Message = ${text};\n`,
    );
    return [`  { id: ${JSON.stringify(name)}, reply: ${constant} },\n`];
  });
  return (
    `${BANNER}import type { Notification } from "../wire/callback.js";\nimport type { Message } from "../wire/descriptor.js";\n\n` +
    `${[...messages.values()].join("\n")}\n` +
    `/** Every notification that has no body. */\nexport const notifications: readonly Notification[] = [\n${entries.join("")}];\n`
  );
}
