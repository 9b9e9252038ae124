import { CloopenError, isCloopenError } from "./cloopen-error.js";

/**
 * Thrown when a value cannot be sent: a field is missing, unknown or of the wrong type, or XML
 * cannot carry a character. Nothing was sent.
 */
export class CloopenEncodeError extends CloopenError {
  override readonly name = "CloopenEncodeError";
  override readonly kind = "encode";
  /** Path of the value, such as `datas[1]`. */
  readonly path: string;

  constructor(message: string, path: string, operation?: string) {
    super(message, operation);
    this.path = path;
  }
}

/** Narrows to {@link CloopenEncodeError}; works across copies and realms. */
export function isCloopenEncodeError(value: unknown): value is CloopenEncodeError {
  return isCloopenError(value) && value.kind === "encode";
}
