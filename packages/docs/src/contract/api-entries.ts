import {
  type ContractCommand,
  type ContractDocument,
  type ContractOperation,
  type ContractWebhook,
  commandsOf,
  type IvrCommand,
  listIvrCommands,
  listOperations,
  listWebhooks,
  resolve,
  type Schema,
} from "@cloopen-rest/spec/model";

interface EntryBase {
  /** Name of its page: the function of the client, the webhook, or the component of an IVR command. */
  readonly id: string;
  /** `Send a template SMS`, without the Chinese name that the English contract puts behind it. */
  readonly title: string;
  readonly description: string;
  readonly tag: string;
  readonly evidence: string | undefined;
}

/** An operation, or one of the commands that an operation takes. */
export interface OperationEntry extends EntryBase {
  readonly kind: "operation";
  readonly operation: ContractOperation;
  /** The command, where the operation takes one of several. */
  readonly command: ContractCommand | undefined;
  /** Element of the command in the body; `undefined` where the body is no command, and where it is one of several. */
  readonly element: string | undefined;
  /** Ids of the pages of its commands. */
  readonly commands: readonly string[];
}

/** What the platform sends to the developer's server. */
export interface WebhookEntry extends EntryBase {
  readonly kind: "webhook";
  readonly webhook: ContractWebhook;
}

/** Commands that an application may reply with to an IVR notification. */
export interface IvrCommandEntry extends EntryBase {
  readonly kind: "ivr-command";
  readonly command: IvrCommand;
}

/** One page of the reference. */
export type ApiEntry = OperationEntry | WebhookEntry | IvrCommandEntry;

/** Every page of the reference, in the order of the contract. */
export function listEntries(contract: ContractDocument): readonly ApiEntry[] {
  return [
    ...listOperations(contract).flatMap((operation) => operationEntries(contract, operation)),
    ...listWebhooks(contract).map((webhook) => webhookEntry(webhook)),
    ...listIvrCommands(contract).flatMap((command) => ivrCommandEntry(contract, command)),
  ];
}

function operationEntries(contract: ContractDocument, operation: ContractOperation): readonly OperationEntry[] {
  const { id, tag, described } = operation;
  const commands = commandsOf(contract, operation);
  const named = commands.filter((command) => command.function !== undefined);
  const element = named.length > 0 ? undefined : commands[0]?.name;
  return [
    {
      ...{ kind: "operation", id, operation, tag, command: undefined, element },
      title: titleOf(described.summary),
      description: described.description ?? "",
      evidence: described["x-evidence"],
      commands: named.flatMap((command) => command.function ?? []),
    },
    ...named.map((command): OperationEntry => {
      const message = resolve<Schema>(contract, command.message);
      const schema = resolve<Schema>(contract, command.schema);
      return {
        ...{ kind: "operation", id: command.function ?? command.name, operation, tag, command, commands: [] },
        element: command.name,
        title: titleOf(message["x-displayName"] ?? command.name),
        description: schema.description ?? "",
        evidence: schema["x-evidence"],
      };
    }),
  ];
}

function webhookEntry(webhook: ContractWebhook): WebhookEntry {
  const { described } = webhook;
  const { summary, description = "", tags, "x-evidence": evidence } = described;
  const tag = tags[0] ?? "callback";
  return { kind: "webhook", id: described.operationId, webhook, tag, title: titleOf(summary), description, evidence };
}

function ivrCommandEntry(contract: ContractDocument, command: IvrCommand): readonly IvrCommandEntry[] {
  const { type, description = "", "x-evidence": evidence } = resolve<Schema>(contract, command.schema);
  // Besides commands the sequence holds the application's id.
  if (type !== "object") return [];
  const { component: id, name } = command;
  return [{ kind: "ivr-command", id, command, tag: "ivr-command", title: name, description, evidence }];
}

function titleOf(summary: string): string {
  return summary.replace(/ \([^()]*\p{Script=Han}[^()]*\)$/u, "");
}
