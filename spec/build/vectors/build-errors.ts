import { isDeepStrictEqual } from "node:util";
import { isRecord } from "../../model/document.js";
import type { ErrorVector, ExpectedError, VectorOperation } from "../../src/vectors.js";
import type { Built } from "./built.js";
import type { CaseFile } from "./case-file.js";
import { readMessage } from "./read-message.js";

/** Not found, method not allowed, proxy authentication required, misdirected: nobody handed the request on to the platform. */
const NOT_ROUTED = [404, 405, 407, 421];

/** Holds the written classes of failed responses against the rule of `spec/vectors/README.md`; the client's tests hold the client against both. */
export function buildErrors(
  entries: Readonly<Record<string, VectorOperation>>,
  { cases, problems }: CaseFile<ErrorVector>,
): Built<ErrorVector> {
  const found = cases.flatMap(({ value, place }) => {
    const entry = entries[value.operation];
    if (entry === undefined) return [`${place}: ${value.operation} is no operation of the contract`];
    const classified = classify(entry, value);
    if (classified === undefined) return [`${place}: ${value.name}: it is a success`];
    return isDeepStrictEqual(classified, value.expected)
      ? []
      : [`${place}: ${value.name}: the rule gives ${JSON.stringify(classified)}`];
  });
  return { vectors: cases.map(({ value }) => value), problems: [...problems, ...found] };
}

/**
 * The class of a response; `undefined` for a success. Only an envelope with a `statusCode` of six digits is the platform's word. What else comes with HTTP 200 could
 * not be decoded when it begins like JSON or XML or is empty; a web page, a text and every other HTTP status are from something in between.
 */
export function classify(
  { response, safe }: VectorOperation,
  { status, body }: Pick<ErrorVector, "status" | "body">,
): ExpectedError | undefined {
  const { statusCode, statusMsg } = envelopeOf(response, body);
  if (typeof statusCode === "string" && /^\d{6}$/.test(statusCode)) {
    if (statusCode === "000000") return status === 200 ? undefined : { kind: "http", mayHaveActed: !safe };
    const message = typeof statusMsg === "string" ? { statusMsg } : {};
    return { kind: "api", statusCode, ...message, mayHaveActed: false };
  }
  const mayHaveActed = !safe && !NOT_ROUTED.includes(status);
  const readable = /^[\uFEFF\s]*(?:$|[{[<])/.test(body) && !/^[\uFEFF\s]*<(?:!doctype\s+html|html[\s>])/i.test(body);
  return { kind: status === 200 && readable ? "decode" : "http", mayHaveActed };
}

function envelopeOf(response: VectorOperation["response"], body: string): Readonly<Record<string, unknown>> {
  try {
    const value = readMessage(response, body);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
