import type { Refusal } from "./receiver-options.js";

/** Thrown inside a receiver to turn a request away. */
export class RefusedRequest extends Error implements Refusal {
  readonly status: Refusal["status"];
  /** Methods to name in `Allow`. */
  readonly allow: string | undefined;

  constructor(status: Refusal["status"], reason: string, allow?: string) {
    super(reason);
    this.status = status;
    this.allow = allow;
  }

  get reason(): string {
    return this.message;
  }
}
