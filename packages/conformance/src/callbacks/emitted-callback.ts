import type { CloopenClient } from "@cloopen-rest/client";
import type { Application, Sandbox } from "@cloopen-rest/sandbox";
import type { Fixtures } from "../fixtures.js";
import type { CallbackFormat } from "./spec-callbacks.js";
import type { WebhookReceiver } from "./webhook-receiver.js";

/** Context of one row: the sandbox, a client of it, and the receiver of its callbacks. */
export interface TriggerContext {
  readonly fixtures: Fixtures;
  readonly cloopen: CloopenClient;
  readonly sandbox: Sandbox;
  readonly receiver: WebhookReceiver;
  /** Settings of the application, for this row alone. */
  settings(settings: Partial<Application>): void;
}

/** One row: how to make the sandbox send a callback in one format. */
export interface EmittedCallback {
  readonly id: string;
  readonly format: CallbackFormat;
  /** Where one callback is sent for different reasons. */
  readonly when?: string;
  /** The reply of the developer's server; success by default. */
  readonly answer?: () => unknown;
  readonly trigger: (context: TriggerContext) => Promise<unknown>;
  /** Fields that the message must contain. */
  readonly expected?: Readonly<Record<string, unknown>>;
}

/** A notification of the IVR protocol that comes to the path that bears its name, or to its own. */
export function notification(
  id: string,
  trigger: EmittedCallback["trigger"],
  more: Pick<EmittedCallback, "when" | "expected" | "answer"> = {},
): EmittedCallback {
  return { id, format: "query", trigger, ...more };
}
