import { isDeepStrictEqual } from "node:util";
import { callbacks, decodeJson } from "@cloopen-rest/client/descriptors";
import { decodeXml, encodeXml } from "@cloopen-rest/client/xml";
import { type ContractDocument, isRecord } from "../../model/document.js";
import { listWebhooks } from "../../model/webhooks.js";
import type { MessageFields, VectorWebhook, WebhookVector } from "../../src/vectors.js";
import { formatOf } from "./build-responses.js";
import type { Built } from "./built.js";
import type { CaseFile } from "./case-file.js";
import { fieldsOf } from "./fields-of.js";
import { messageOf } from "./message-of.js";
import { examplesOf } from "./messages.js";
import { readMessage, readTree, readValue } from "./read-message.js";
import { writeMessage } from "./write-message.js";
import { canonical, parseTree, printTree } from "./xml-tree.js";

/** A hand-written webhook with the reply due. */
export interface WebhookCase {
  readonly name: string;
  readonly webhook: string;
  readonly body: string;
  readonly message: MessageFields;
  readonly reply: MessageFields;
  /** The reply in XML. */
  readonly xml?: string;
}

/** Makes one vector of every example of a webhook with every example of its reply, and of every hand-written one. */
export function buildWebhooks(
  document: ContractDocument,
  entries: Readonly<Record<string, VectorWebhook>>,
  { cases, problems }: CaseFile<WebhookCase>,
): Built<WebhookVector> {
  const found = [...problems];
  const vectors = [...fromContract(document, entries), ...cases].flatMap(({ value, place }) => {
    try {
      return [buildWebhook(entries, value)];
    } catch (error) {
      found.push(`${place}: ${value.name}: ${messageOf(error)}`);
      return [];
    }
  });
  const missing = Object.keys(entries)
    .filter((name) => !vectors.some(({ webhook }) => webhook === name))
    .map((name) => `spec/vectors/webhooks.yaml:1: ${name} has no vector; give it an example or a case here`);
  return { vectors, problems: [...found, ...missing] };
}

function fromContract(document: ContractDocument, entries: Readonly<Record<string, VectorWebhook>>) {
  return listWebhooks(document).flatMap(({ name, described }) => {
    const entry = entries[name];
    if (entry === undefined) return [];
    const replies = examplesOf(document, described.responses["200"], "application/xml");
    const forms = (["application/json", "application/xml"] as const).flatMap((mediaType) =>
      examplesOf(document, described.requestBody, mediaType),
    );
    return forms.flatMap(({ name: title, value, place }) =>
      replies.map((reply) => {
        const body = typeof value === "string" ? value : JSON.stringify(value);
        return {
          place,
          value: {
            name: `${name}: ${title} (${formatOf(body)}), ${reply.name}`,
            ...{ webhook: name, body, message: fieldsOf(readWebhook(entry, body)) },
            reply: fieldsOf(readMessage(entry.reply, String(reply.value))),
          },
        };
      }),
    );
  });
}

function buildWebhook(entries: Readonly<Record<string, VectorWebhook>>, written: WebhookCase): WebhookVector {
  const { name, webhook, body, message, reply, xml } = written;
  const entry = entries[webhook];
  const client = callbacks.find(({ id }) => id === webhook);
  if (entry === undefined || client === undefined) throw new Error(`${webhook} is no webhook that both readers know`);
  const identified = identify(entries, body);
  if (identified !== webhook) throw new Error(`the contract identifies it as ${identified}`);
  const own = readWebhook(entry, body);
  const value = formatOf(body) === "json" ? unwrap(JSON.parse(body.trimStart())) : undefined;
  const theirs =
    value === undefined
      ? decodeXml(client.message, withRoot(body))
      : decodeJson(client.json ?? client.message, JSON.stringify(value));
  for (const reading of [own, theirs]) {
    if (!isDeepStrictEqual(reading, message))
      throw new Error(`the readers disagree: ${JSON.stringify({ case: message, contract: own, client: theirs })}`);
  }
  const tree = writeMessage(entry.reply, reply);
  const spellings = [encodeXml(client.reply, reply), ...(xml === undefined ? [] : [xml])];
  for (const text of spellings) {
    if (canonical(parseTree(text), false) !== canonical(tree, false))
      throw new Error(`the writers disagree about the reply: ${printTree(tree)} and ${text}`);
  }
  const json = formatOf(body) === "json" && entry.jsonReply ? { json: JSON.stringify(reply) } : {};
  return {
    ...{ name, webhook, format: formatOf(body), body, message },
    reply: { value: reply, xml: xml ?? printTree(tree), ...json },
  };
}

function readWebhook(entry: VectorWebhook, body: string): unknown {
  return formatOf(body) === "xml"
    ? readTree(entry.message, parseTree(withRoot(body)))
    : readValue(entry.json ?? entry.message, unwrap(JSON.parse(body.trimStart())));
}

/** Identifies a webhook by `action` and `smsType`; without them, by its root in XML and by its own form in JSON. */
function identify(entries: Readonly<Record<string, VectorWebhook>>, body: string): string {
  const tree = formatOf(body) === "xml" ? parseTree(withRoot(body)) : undefined;
  const flat = tree === undefined ? unwrap(JSON.parse(body.trimStart())) : undefined;
  const found = Object.entries(entries).find(([, { when, message, json }]) => {
    const marks = { root: message.root, fields: Object.keys(when).map((name) => ({ name })) };
    const given = tree === undefined ? readValue(marks, flat) : readTree(marks, tree);
    if (Object.keys(when).length > 0) return isDeepStrictEqual(given, when);
    return tree === undefined
      ? json !== undefined && isRecord(flat) && flat["callerCdr"] !== undefined
      : tree.name === message.root;
  });
  return found?.[0] ?? "unknown";
}

/** One source has the fields of an SMS webhook without a root around them. */
function withRoot(body: string): string {
  const begin = body.replace(/^[\uFEFF\s]*(?:<\?xml[^>]*\?>\s*)?/, "");
  return begin.startsWith("<action>") ? `<Request>${begin}</Request>` : body;
}

function unwrap(value: unknown): unknown {
  const [only, ...others] = Object.entries(isRecord(value) ? value : {});
  return only?.[0] === "Request" && others.length === 0 && isRecord(only[1]) ? only[1] : value;
}
