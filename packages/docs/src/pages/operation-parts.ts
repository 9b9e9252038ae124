import type { OperationEntry } from "../contract/api-entries.js";
import type { Field } from "../contract/fields.js";

/** What the page of an operation says, in HTML and in Markdown. */
export interface OperationParts {
  readonly entry: OperationEntry;
  readonly query: readonly Field[];
  readonly request: readonly Field[];
  readonly reply: readonly Field[];
}
