import type { Rejection } from "./guard-options.js";

/** Thrown inside a receiver to turn a request away. */
export class RejectedRequest extends Error implements Rejection {
  readonly status: Rejection["status"];
  /** Methods to name in `Allow`. */
  readonly allow: string | undefined;

  constructor(status: Rejection["status"], reason: string, allow?: string) {
    super(reason);
    this.status = status;
    this.allow = allow;
  }

  get reason(): string {
    return this.message;
  }
}
