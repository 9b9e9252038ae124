import type { Message } from "./descriptor.js";

/** A callback of the platform on the wire: what comes, and what it wants to hear. */
export interface Callback {
  readonly id: string;
  /**
   * The values that tell it apart from the others. Where there are none, its XML root and its JSON
   * form do.
   */
  readonly when?: Readonly<Record<string, string>>;
  readonly message: Message;
  /** Member around the message in JSON. */
  readonly jsonWrapper?: string;
  /** Its JSON form, where that is another message. */
  readonly json?: Message;
  readonly reply: Message;
  /** The contract knows a JSON form of the reply, too. */
  readonly jsonReply?: true;
}

/**
 * A callback that carries everything in its query: what it brings, where it goes, and what it wants
 * to hear.
 */
export interface Notification {
  readonly id: string;
  /** Its fixed path below the application's own URL, or the default where there is `from`, too. */
  readonly path?: string;
  /** The members, as `Get.action`, whose relative URL it goes to. */
  readonly from?: readonly string[];
  /** HTTP methods that it may come by, where POST is not the only one. */
  readonly methods?: readonly string[];
  /** Names of its query parameters. Further ones are possible. */
  readonly parameters: readonly string[];
  /** Those that are always there. */
  readonly required?: readonly string[];
  /**
   * What it may be answered with: commands, no more than `CmdNone`, or, beside that, an agent
   * command.
   */
  readonly answer: "IvrCommands" | "IvrAcknowledgement" | "IvrAgentAnswer";
  readonly reply: Message;
}
