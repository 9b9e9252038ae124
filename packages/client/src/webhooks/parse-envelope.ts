import { CloopenDecodeError } from "../errors/cloopen-decode-error.js";
import { callbacks } from "../generated/callbacks.js";
import type { Member, Message } from "../protocol/descriptor.js";
import { type Format, sniffFormat } from "../protocol/format.js";
import { conformJson } from "../protocol/json/decode-json.js";
import { parseJson } from "../protocol/json/parse-json.js";
import { isRecord } from "../protocol/value.js";
import { decodeXml } from "../protocol/xml/decode-xml.js";

/** The text of a callback before it is known which one it is. */
export interface Envelope {
  readonly format: Format;
  /** Root element, or the member around the message in JSON. */
  readonly root: string | undefined;
  /** The values that callbacks are told apart by. */
  readonly marks: Readonly<Record<string, string>>;
  /** Whether it is JSON and has this member. */
  readonly has: (name: string) => boolean;
  readonly read: (message: Message) => unknown;
}

const MARKS: Message<Record<string, string>> = {
  root: "",
  members: [...new Set(callbacks.flatMap(({ when = {} }) => Object.keys(when)))].map((name): Member => ({ name })),
};
const ROOTS = new Set(callbacks.map(({ message }) => message.root.toLowerCase()));
const MEMBERS = new Set(callbacks.flatMap(({ message }) => message.members.map(({ name }) => name)));
const BEGIN = /^[\uFEFF\s]*(?:<\?xml[^>]*\?>\s*)?/;

/**
 * Opens XML or JSON by its first character that is not blank: the platform labels both `text/plain`.
 *
 * @throws {CloopenDecodeError} when it is neither, or broken.
 */
export function parseEnvelope(text: string): Envelope {
  switch (sniffFormat(text)) {
    case "xml":
      return openXml(text);
    case "json":
      return openJson(text);
    default:
      throw new CloopenDecodeError(
        text.trim() === "" ? "the callback is empty" : "the callback is neither XML nor JSON",
      );
  }
}

function openXml(text: string): Envelope {
  const whole = withRoot(text);
  let root: string | undefined;
  const marks = decodeXml(MARKS, whole, {
    onDeviation({ kind, path }) {
      if (kind === "root") root = path;
    },
  });
  return { format: "xml", root, marks, has: () => false, read: (message) => decodeXml(message, whole) };
}

/** One source has the members of an SMS callback without a root around them: such a text begins with the element of a member. */
function withRoot(text: string): string {
  const start = BEGIN.exec(text)?.[0].length ?? 0;
  const [, first = ""] = /^<([\w.-]+)/.exec(text.slice(start)) ?? [];
  return MEMBERS.has(first) ? `<Request>${text.slice(start)}</Request>` : text;
}

function openJson(text: string): Envelope {
  const outer = parseJson(text);
  if (!isRecord(outer)) throw new CloopenDecodeError("the callback should be an object, but is a list");
  const [name = "", ...others] = Object.keys(outer);
  const inner = outer[name];
  const wrapped = others.length === 0 && ROOTS.has(name.toLowerCase()) && isRecord(inner);
  const value = wrapped ? inner : outer;
  return {
    format: "json",
    root: wrapped ? name : undefined,
    marks: conformJson(MARKS, value),
    has: (member) => Object.hasOwn(value, member),
    read: (message) => conformJson(message, value),
  };
}
