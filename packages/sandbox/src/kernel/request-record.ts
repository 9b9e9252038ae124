import { BoundedMap } from "./bounded-store.js";

/** One request to the platform's paths, with its response. Secrets are masked where it is shown. */
export interface RequestRecord {
  /** Counted from 1. */
  readonly id: number;
  /** Milliseconds since 1970, on the sandbox's clock. */
  readonly at: number;
  readonly method: string;
  readonly url: string;
  /** operationId, where there is one at the path. */
  readonly operation: string | undefined;
  /** Path of the operation as the contract writes it. */
  readonly path: string | undefined;
  /** The id in the path: that of the account or sub-account that calls. */
  readonly sid: string | undefined;
  readonly headers: Headers;
  /** Text of the body; `undefined` where it was not read, as that of a request rejected before. */
  readonly body: string | undefined;
  /** The fault that met it. */
  readonly fault: string | undefined;
  /** `undefined` where the connection ended without a response. */
  readonly status: number | undefined;
  /** The envelope's code. */
  readonly statusCode: string | undefined;
  /** Of a rejected request: what in it is the reason. */
  readonly why: string | undefined;
  /** Text of the response, where the platform wrote one. */
  readonly answer: string | undefined;
  /** Of the response. */
  readonly contentType: string | undefined;
  /** Milliseconds of the machine's time. */
  readonly durationMs: number;
}

/** The newest requests, by their id. */
export type RequestLog = BoundedMap<number, RequestRecord>;

/** So much of a body is kept. */
const KEPT_CHARACTERS = 16_384;

/** The text of a body, as long as it is kept. */
export function keptText(text: string | undefined): string | undefined {
  if (text === undefined || text.length <= KEPT_CHARACTERS) return text;
  return `${text.slice(0, KEPT_CHARACTERS)}… (${text.length} characters)`;
}

/** No requests. A thousand are kept, and 16 MiB of them at most. */
export function createRequestLog(): RequestLog {
  return new BoundedMap({ records: 1_000, bytes: 16 * 1024 * 1024 }, sizeOf);
}

/** Headers and what an object takes, its strings aside: an upper bound for what clients send. */
const RECORD_BYTES = 2_000;

function sizeOf({ url, body = "", answer = "" }: RequestRecord): number {
  return RECORD_BYTES + 2 * (url.length + body.length + answer.length);
}
