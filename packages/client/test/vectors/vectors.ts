import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A message as JSON has it. */
type Json = Readonly<Record<string, unknown>>;

/**
 * What `@cloopen-rest/spec/vectors.json` holds, as far as these tests go; its schema describes the
 * whole.
 */
export interface Vectors {
  readonly operations: Readonly<
    Record<string, { readonly method: string; readonly path: string; readonly level: string }>
  >;
  readonly signing: readonly {
    readonly name: string;
    readonly instant: string;
    readonly sid: string;
    readonly token: string;
    readonly timestamp: string;
    readonly sig: string;
    readonly authorization: string;
  }[];
  readonly requests: readonly RequestVector[];
  readonly responses: readonly {
    readonly name: string;
    readonly operation: string;
    readonly format: "json" | "xml";
    readonly body: string;
    readonly decoded: unknown;
  }[];
  readonly errors: readonly {
    readonly name: string;
    readonly operation: string;
    readonly status: number;
    readonly contentType: string;
    readonly body: string;
    readonly expected: { readonly kind: string; readonly statusCode?: string; readonly mayHaveActed: boolean };
  }[];
  readonly webhooks: readonly {
    readonly name: string;
    readonly webhook: string;
    readonly format: "json" | "xml";
    readonly body: string;
    readonly message: unknown;
    readonly reply: { readonly value: Json; readonly xml: string; readonly json?: string };
  }[];
  readonly ivr: readonly {
    readonly name: string;
    readonly notification: string;
    readonly path: string;
    readonly target: string;
    readonly parameters: Json;
    readonly answer: { readonly commands: readonly Json[]; readonly xml: string };
  }[];
  readonly hostile: readonly {
    readonly name: string;
    readonly reader: "response" | "webhook" | "request";
    readonly operation: string;
    readonly body?: readonly { readonly text: string; readonly times: number }[];
    readonly value?: Json;
  }[];
}

/** A request to encode. */
export interface RequestVector {
  readonly name: string;
  readonly operation: string;
  readonly function: string;
  readonly command?: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body?: Json;
  readonly json?: string;
  readonly xml?: string;
  readonly bytes?: string;
}

const file = fileURLToPath(import.meta.resolve("@cloopen-rest/spec/vectors.json"));

/** The built vectors. */
export const vectors: Vectors = JSON.parse(readFileSync(file, "utf8"));

/** Names and vectors of a kind, for `test.each`. */
export function named<T extends { readonly name: string }>(list: readonly T[]): (readonly [string, T])[] {
  return list.map((vector) => [vector.name, vector] as const);
}
