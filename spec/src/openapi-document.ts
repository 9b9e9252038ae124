/** An OpenAPI 3.1 document as far as every reader needs it. Hand it to the tool of your choice for the rest. */
export interface OpenapiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly [member: string]: unknown };
  readonly servers: readonly { readonly url: string; readonly [member: string]: unknown }[];
  readonly tags: readonly { readonly name: string; readonly [member: string]: unknown }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenapiOperation>>>>;
  /** The callbacks of the platform. */
  readonly webhooks: Readonly<Record<string, Readonly<Record<string, OpenapiOperation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly [member: string]: unknown;
}

/** An operation, or a callback. */
export interface OpenapiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  /** Status codes that it may return. */
  readonly "x-error-codes"?: readonly string[];
  readonly [member: string]: unknown;
}
