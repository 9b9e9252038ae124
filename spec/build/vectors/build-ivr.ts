import { isDeepStrictEqual } from "node:util";
import { notifications } from "@cloopen-rest/client/descriptors";
import { encodeXml } from "@cloopen-rest/client/xml";
import { type ContractDocument, isRecord } from "../../model/document.js";
import { type ContractWebhook, listWebhooks } from "../../model/webhooks.js";
import type { IvrVector, MessageFields, MessageLayout } from "../../src/vectors.js";
import type { Built } from "./built.js";
import type { CaseFile } from "./case-file.js";
import { commandsIn } from "./fields-of.js";
import { messageOf } from "./message-of.js";
import { examplesOf } from "./messages.js";
import { readTree } from "./read-message.js";
import { writeMessage } from "./write-message.js";
import { canonical, parseTree, printTree } from "./xml-tree.js";

/** A hand-written notification of the IVR protocol with the response due. */
export interface IvrCase {
  readonly name: string;
  readonly notification: string;
  readonly target: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly commands: readonly MessageFields[];
  readonly xml: string;
}

/**
 * Makes one vector of every notification, with its parameters' examples, and of every hand-written one. The first notification carries every response of the
 * contract; the others carry one each.
 */
export function buildIvr(
  document: ContractDocument,
  layout: MessageLayout,
  { cases, problems }: CaseFile<IvrCase>,
): Built<IvrVector> {
  const found = [...problems];
  const vectors = [...fromContract(document, layout), ...cases].flatMap(({ value, place }) => {
    try {
      return [buildNotification(layout, value)];
    } catch (error) {
      found.push(`${place}: ${value.name}: ${messageOf(error)}`);
      return [];
    }
  });
  return { vectors, problems: found };
}

function fromContract(document: ContractDocument, layout: MessageLayout) {
  const webhooks = listWebhooks(document).filter(({ kind }) => kind === "notification");
  const answered = new Set<string | undefined>();
  return webhooks.flatMap((webhook) => {
    const answers = examplesOf(document, webhook.described.responses["200"], "application/xml");
    const wanted = answered.has(webhook.response) ? answers.slice(0, 1) : answers;
    answered.add(webhook.response);
    const parameters = parametersOf(webhooks, webhook);
    const path = webhook.path ?? webhook.name.toLowerCase();
    const target = `${path}?${new URLSearchParams(parameters).toString()}`;
    return wanted.map(({ name, value, place }) => ({
      place,
      value: {
        ...{ name: `${webhook.name}: ${name}`, notification: webhook.name, target, parameters },
        ...{ commands: commandsIn(readTree(layout, parseTree(String(value)))), xml: String(value) },
      },
    }));
  });
}

/** The examples of its parameters; one that has none takes that of the parameter of its name elsewhere. */
function parametersOf(webhooks: readonly ContractWebhook[], { parameters }: ContractWebhook): Record<string, string> {
  const examples = new Map(
    webhooks.flatMap((webhook) =>
      webhook.parameters.flatMap(({ name, example }) => (example === undefined ? [] : [[name, example] as const])),
    ),
  );
  return Object.fromEntries(
    parameters.flatMap(({ name, example = examples.get(name) }) =>
      example === undefined ? [] : [[name, example] as const],
    ),
  );
}

function buildNotification(layout: MessageLayout, written: IvrCase): IvrVector {
  const { name, notification, target, parameters, commands, xml } = written;
  const descriptor = notifications.find(({ id }) => id === notification);
  if (descriptor === undefined) throw new Error(`${notification} is no notification of the contract`);
  const [path = "", query = ""] = target.split("?");
  const readings = [readQuery(query), Object.fromEntries(new URLSearchParams(query))];
  if (!readings.every((reading) => isDeepStrictEqual(reading, parameters)))
    throw new Error(`the readers disagree: ${JSON.stringify([parameters, ...readings])}`);
  const expected = canonical(writeMessage(layout, commands), true);
  for (const text of [xml, encodeXml(descriptor.reply, commands)]) {
    const tree = parseTree(text);
    // The blanks of an indented example are between elements only.
    if (canonical(tree, true) !== expected) throw new Error(`the writers disagree about the reply: ${text}`);
    if (!isDeepStrictEqual(readTree(layout, tree), commands)) throw new Error(`it reads back otherwise: ${text}`);
  }
  return {
    ...{ name, notification, path, target, parameters },
    reply: { commands, xml: printTree(writeMessage(layout, commands)) },
  };
}

function readQuery(query: string): unknown {
  const pairs = query === "" ? [] : query.split("&").map((pair) => pair.split("="));
  const decoded = pairs.map((pair) => pair.map((part) => decodeURIComponent(part.replaceAll("+", " "))));
  const value: unknown = Object.fromEntries(decoded);
  return isRecord(value) ? value : {};
}
