import type { CloopenClient } from "@cloopen-rest/client";
import type { Application, Sandbox } from "@cloopen-rest/sandbox";
import type { Stage } from "../stage.js";
import type { CallbackFormat } from "./contract-callbacks.js";
import type { Receiver } from "./receiver.js";

/** What a row has to work with. */
export interface CallbackScene {
  readonly stage: Stage;
  readonly cloopen: CloopenClient;
  readonly sandbox: Sandbox;
  readonly receiver: Receiver;
  /** Settings of the application, for this row alone. */
  settings(settings: Partial<Application>): void;
}

/** One row: how the sandbox is brought to send a callback in a format. */
export interface SentCallback {
  readonly id: string;
  readonly format: CallbackFormat;
  /** Where one callback is sent for different reasons. */
  readonly when?: string;
  /** What the developer's server answers; success by default. */
  readonly answer?: () => unknown;
  readonly provoke: (scene: CallbackScene) => Promise<unknown>;
  /** Members that the message must have then: what the sandbox made of answers, too. */
  readonly says?: Readonly<Record<string, unknown>>;
}

/** A notification of the IVR protocol that comes to the path that bears its name, or to its own. */
export function notification(
  id: string,
  provoke: SentCallback["provoke"],
  more: Pick<SentCallback, "when" | "says" | "answer"> = {},
): SentCallback {
  return { id, format: "query", provoke, ...more };
}
