import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

type Fields = Readonly<Record<string, unknown>>;

/** The vectors of `@cloopen-rest/spec`, as far as they are asked here; `vectors.schema.json` describes the whole. */
export interface Vectors {
  readonly signing: readonly SigningVector[];
  readonly requests: readonly RequestVector[];
  readonly responses: readonly ResponseVector[];
  readonly errors: readonly ErrorVector[];
  readonly webhooks: readonly WebhookVector[];
  readonly ivr: readonly IvrVector[];
  readonly hostile: readonly HostileVector[];
}

interface SigningVector {
  readonly name: string;
  readonly level: string;
  readonly instant: string;
  readonly sid: string;
  readonly token: string;
  readonly timestamp: string;
  readonly sig: string;
  readonly authorization: string;
}

interface RequestVector {
  readonly name: string;
  readonly operation: string;
  readonly function: string;
  readonly command?: string;
  readonly body?: Fields;
  readonly json?: string;
  readonly xml?: string;
}

interface ResponseVector {
  readonly name: string;
  readonly operation: string;
  readonly format: string;
  readonly body: string;
  readonly decoded: unknown;
}

interface ErrorVector {
  readonly name: string;
  readonly operation: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly expected: { readonly kind: string; readonly statusCode?: string; readonly mayHaveActed: boolean };
}

interface WebhookVector {
  readonly name: string;
  readonly webhook: string;
  readonly body: string;
  readonly message: Fields;
  readonly reply: { readonly value: Fields; readonly xml: string; readonly json?: string };
}

interface IvrVector {
  readonly name: string;
  readonly path: string;
  readonly target: string;
  readonly parameters: Fields;
  readonly answer: { readonly commands: readonly Fields[]; readonly xml: string };
}

interface HostileVector {
  readonly name: string;
  readonly reader: string;
  readonly operation: string;
  readonly format?: string;
  readonly body?: readonly { readonly text: string; readonly times: number }[];
  readonly value?: Fields;
}

/** Reads the vectors of the installed `@cloopen-rest/spec`. */
export async function readVectors(): Promise<Vectors> {
  const file = createRequire(import.meta.url).resolve("@cloopen-rest/spec/vectors.json");
  const vectors: Vectors = JSON.parse(await readFile(file, "utf8"));
  return vectors;
}
