import { CloopenDecodeError } from "../errors/cloopen-decode-error.js";
import { callbacks } from "../generated/callbacks.js";
import type { Member, Message } from "../protocol/descriptor.js";
import { type Format, sniffFormat } from "../protocol/format.js";
import { conformJson, type DecodeJsonOptions } from "../protocol/json/decode-json.js";
import { parseJson } from "../protocol/json/parse-json.js";
import { repairJson } from "../protocol/json/repair-json.js";
import { isRecord } from "../protocol/value.js";
import { decodeXml } from "../protocol/xml/decode-xml.js";
import { repairXml } from "../protocol/xml/repair-xml.js";
import type { WebhookDeviation } from "./webhook-types.js";

/** A webhook before it is identified. */
export interface Envelope {
  readonly format: Format;
  /** Root element, or the field around the message in JSON. */
  readonly root: string | undefined;
  /** The fields that identify a webhook: `action`, `smsType`. */
  readonly discriminators: Readonly<Record<string, string>>;
  /** Repairs that were needed to parse the body. */
  readonly repairs: readonly WebhookDeviation[];
  /** Whether the webhook is JSON and has this field. */
  readonly has: (name: string) => boolean;
  readonly read: (message: Message, options: DecodeJsonOptions) => unknown;
}

const DISCRIMINATORS: Message<Record<string, string>> = {
  root: "",
  members: [...new Set(callbacks.flatMap(({ when = {} }) => Object.keys(when)))].map((name): Member => ({ name })),
};
const ROOTS = new Set(callbacks.map(({ message }) => message.root.toLowerCase()));
const FIELDS = new Set(callbacks.flatMap(({ message }) => message.members.map(({ name }) => name)));
const BEGIN = /^[\uFEFF\s]*(?:<\?xml[^>]*\?>\s*)?/;

/**
 * Parses XML or JSON, detected by the first character, since the platform labels both `text/plain`.
 * Repairs common mistakes: an `&` that is not escaped, a control character.
 *
 * @throws {CloopenDecodeError} when it is neither, or broken beyond repair
 */
export function parseEnvelope(text: string): Envelope {
  switch (sniffFormat(text)) {
    case "xml":
      return openXml(text);
    case "json":
      return openJson(text);
    default:
      throw new CloopenDecodeError(text.trim() === "" ? "the webhook is empty" : "the webhook is neither XML nor JSON");
  }
}

function openXml(text: string): Envelope {
  try {
    return readXml(text, []);
  } catch (error) {
    const repaired = repairXml(text);
    if (repaired.repairs.length === 0) throw error;
    return readXml(
      repaired.text,
      repaired.repairs.map((kind) => ({ kind, path: "" })),
    );
  }
}

function readXml(text: string, repairs: Envelope["repairs"]): Envelope {
  const whole = withRoot(text);
  let root: string | undefined;
  const discriminators = decodeXml(DISCRIMINATORS, whole, {
    onDeviation({ kind, path }) {
      if (kind === "root") root = path;
    },
  });
  return {
    format: "xml",
    root,
    discriminators,
    repairs,
    has: () => false,
    read: (message, options) => decodeXml(message, whole, options),
  };
}

/**
 * Adds a missing root. One source has the fields of an SMS webhook without a root, so that the body
 * begins with a field.
 */
function withRoot(text: string): string {
  const start = BEGIN.exec(text)?.[0].length ?? 0;
  const [, first = ""] = /^<([\w.-]+)/.exec(text.slice(start)) ?? [];
  return FIELDS.has(first) ? `<Request>${text.slice(start)}</Request>` : text;
}

function openJson(text: string): Envelope {
  const repaired = repairJson(text);
  const outer = parseJson(repaired);
  if (!isRecord(outer)) throw new CloopenDecodeError("the webhook should be an object, but is a list");
  const [name = "", ...others] = Object.keys(outer);
  const inner = outer[name];
  const wrapped = others.length === 0 && ROOTS.has(name.toLowerCase()) && isRecord(inner);
  const value = wrapped ? inner : outer;
  return {
    format: "json",
    root: wrapped ? name : undefined,
    discriminators: conformJson(DISCRIMINATORS, value),
    repairs: repaired === text ? [] : [{ kind: "control-character", path: "" }],
    has: (field) => Object.hasOwn(value, field),
    read: (message, options) => conformJson(message, value, options),
  };
}
