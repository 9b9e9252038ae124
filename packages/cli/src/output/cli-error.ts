import type { ExitCode } from "../exit-codes.js";

/** An error that ends the run with an exit code. Its message is in the user's language and holds no secret. */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly exitCode: ExitCode;
  /** What to do next. */
  readonly fix: string | undefined;

  constructor(exitCode: ExitCode, message: string, fix?: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
    this.fix = fix;
  }
}

/** Thrown when a person or a signal ends the run before anything was sent. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
  readonly signalName: "SIGINT" | "SIGTERM";
  /** Replaces "nothing was sent" for this run, in the user's language. */
  readonly said: string | undefined;

  constructor(signalName: unknown, said?: string) {
    super("interrupted");
    this.said = said;
    this.signalName = signalName === "SIGTERM" ? "SIGTERM" : "SIGINT";
  }
}

/** Thrown when a stream or a file cannot be written. */
export class WriteError extends Error {
  override readonly name = "WriteError";
  /** Code of the system, such as `EPIPE` or `ENOSPC`. */
  readonly code: string;
  /** Path of the file; `undefined` for an output stream. */
  readonly path: string | undefined;

  constructor(code: string, path?: string) {
    super(`writing failed (${code})`);
    this.code = code;
    this.path = path;
  }
}
