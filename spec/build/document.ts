/** The parts of the bundled document that the build touches. */

export interface Example {
  readonly summary?: string;
  readonly value: unknown;
}

export interface MediaType {
  schema?: object;
  examples?: Record<string, Example | { readonly $ref: string }>;
}

export interface Body {
  content?: Record<string, MediaType>;
}

export interface Operation {
  operationId: string;
  summary?: string;
  tags?: string[];
  parameters?: object[];
  requestBody?: Body;
  responses: Record<string, Body | { readonly $ref: string }>;
  "x-error-codes"?: string[];
  "x-evidence"?: string;
}

/** One entry of `x-not-described`. */
export interface OmittedPart {
  readonly name: string;
  readonly summary: string;
  readonly paths: readonly string[];
  readonly evidence: string;
  readonly description: string;
}

export interface Document {
  openapi: string;
  info: Record<string, unknown>;
  tags?: { readonly name: string; readonly "x-displayName"?: string }[];
  paths: Record<string, Record<string, Operation>>;
  webhooks?: Record<string, Record<string, Operation>>;
  "x-not-described"?: readonly OmittedPart[];
  components: {
    responses?: Record<string, Body>;
    examples?: Record<string, Example>;
  };
}

/** The component that a local reference such as `#/components/examples/X` names. */
export function componentName(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}
