import {
  type ContractDocument,
  type ContractWebhook,
  type IvrCommand,
  type IvrRole,
  listIvrCommands,
  listWebhooks,
  schemaName,
} from "@cloopen-rest/spec/model";
import { describeMessage } from "./describe-message.js";
import { BANNER, literal } from "./typescript-text.js";

/** `generated/notifications.ts`: what comes in a query alone, where to, and which replies it takes. */
export function writeNotifications(contract: ContractDocument): string {
  const messages = new Map<string, string>();
  const types: string[] = [];
  const entries = listWebhooks(contract).flatMap((webhook) => {
    const { name, kind, reply } = webhook;
    if (kind !== "notification") return [];
    const component = schemaName(reply);
    if (component === undefined) throw new Error(`the response to ${name} is no schema with a name`);
    const constant = `${component.charAt(0).toLowerCase()}${component.slice(1)}Message`;
    const text = literal(describeMessage(contract, reply));
    messages.set(
      constant,
      `/** Describes ${component} on the wire. */\nexport const ${constant}: Message = ${text};\n`,
    );
    types.push(typesOf(webhook));
    const data = literal({ ...describe(webhook), reply: constant }, "  ");
    return [`  ${data.replace(JSON.stringify(constant), constant)},\n`];
  });
  return [
    `${BANNER}import type { Notification } from "../protocol/callback.js";\nimport type { Message } from "../protocol/descriptor.js";\nimport type { operations } from "./schema.js";\n`,
    `/** Content of each notification, its own path, whether applications give it paths, and which kind of reply it expects. */\nexport interface NotificationTypes {\n${types.join("")}}\n`,
    ...messages.values(),
    writeIvrRoles(contract),
    `/** Every notification that has no body. */\nexport const notifications: readonly Notification[] = [\n${entries.join("")}];\n`,
  ].join("\n");
}

function describe(webhook: ContractWebhook): object {
  const { name, path, pathFrom, methods, parameters } = webhook;
  const required = parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name);
  return {
    id: name,
    path,
    from: pathFrom,
    methods: methods.includes("GET") ? methods : undefined,
    parameters: parameters.map((parameter) => parameter.name),
    required: required.length === 0 ? undefined : required,
    replyKind: replyKindOf(webhook),
  };
}

function typesOf(webhook: ContractWebhook): string {
  const { name, path, pathFrom, parameters } = webhook;
  const fields = [
    `parameters: ${parameters.length === 0 ? "Record<string, never>" : `NonNullable<operations["${name}"]["parameters"]["query"]>`}`,
    `path: ${path === undefined ? "undefined" : JSON.stringify(path)}`,
    `own: ${pathFrom !== undefined}`,
    `replyKind: "${replyKindOf(webhook)}"`,
  ];
  return `  ${name}: { ${fields.join("; ")} };\n`;
}

/** Where the commands of the IVR protocol are allowed, by element. */
function writeIvrRoles(contract: ContractDocument): string {
  const commands = listIvrCommands(contract);
  const named = (role: IvrRole): string => literal(commands.filter(({ roles }) => roles.includes(role)).map(nameOf));
  return [
    `/** IVR commands that may come first. */\nexport const IVR_MAIN: readonly string[] = ${named("main")};\n`,
    `/** IVR commands that may follow another. */\nexport const IVR_SECONDARY: readonly string[] = ${named("secondary")};\n`,
    `/** Agent commands, which follow the application's id. */\nexport const IVR_AGENT: readonly string[] = ${named("agent")};\n`,
    `/** IVR commands behind which nothing runs. */\nexport const IVR_LAST: readonly string[] = ${literal(commands.filter(({ ends }) => ends).map(nameOf))};\n`,
  ].join("\n");
}

function nameOf({ name }: IvrCommand): string {
  return name;
}

/** The kind of a response is the name of its component. */
function replyKindOf({ name, response }: ContractWebhook): string {
  if (response === undefined) throw new Error(`the response to the notification ${name} is no response component`);
  return response;
}
