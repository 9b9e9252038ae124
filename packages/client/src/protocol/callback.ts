import type { Message } from "./descriptor.js";

/** Descriptor of a webhook: its message and the expected reply. */
export interface Callback {
  readonly id: string;
  /**
   * Field values that identify the webhook. Without them, its XML root or its JSON form identifies
   * it.
   */
  readonly when?: Readonly<Record<string, string>>;
  readonly message: Message;
  /** Field around the message in JSON. */
  readonly jsonWrapper?: string;
  /** The JSON form, where it differs from `message`. */
  readonly json?: Message;
  readonly reply: Message;
  /** The contract knows a JSON form of the reply, too. */
  readonly jsonReply?: true;
}

/**
 * Descriptor of an IVR notification, whose parameters are in the query: its path, parameters and
 * expected response.
 */
export interface Notification {
  readonly id: string;
  /** Fixed path below the application's URL; with `from`, the default path. */
  readonly path?: string;
  /** Fields whose relative URL receives it, such as `Get.action`. */
  readonly from?: readonly string[];
  /** HTTP methods, where POST is not the only one. */
  readonly methods?: readonly string[];
  /** Names of its query parameters. It may have others. */
  readonly parameters: readonly string[];
  /** Parameters that are always present. */
  readonly required?: readonly string[];
  /** Allowed responses: commands, only `CmdNone`, or `CmdNone` and agent commands. */
  readonly replyKind: "IvrCommands" | "IvrAcknowledgement" | "IvrAgentReply";
  readonly reply: Message;
}
