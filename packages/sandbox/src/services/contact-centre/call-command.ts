import type { Engine, RequestBody, Result } from "../../kernel/engine.js";
import type { Attributes } from "../../kernel/pick-command.js";
import type { IvrCall } from "../../telephony/ivr-call-state.js";
import type { Application } from "../state.js";

/** What a command on a call works with. */
export interface CallScene {
  readonly engine: Engine;
  readonly application: Application;
  readonly call: IvrCall;
  /** The whole body: Transfer has a child. */
  readonly body: RequestBody;
}

/**
 * One command of controlCall.
 *
 * @throws {Refusal} with the status code that the platform gives
 */
export type CallCommand = (scene: CallScene, attributes: Attributes) => Result;
