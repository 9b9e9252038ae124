import type { Engine, Result } from "../../kernel/engine.js";
import type { Attributes } from "../../kernel/pick-command.js";
import { Refusal } from "../../kernel/refusal.js";
import type { IvrCall } from "../../telephony/ivr-call-state.js";
import type { Application } from "../state.js";
import type { Conference } from "./conference-state.js";

/** What a command on a conference works with. */
export interface Scene {
  readonly engine: Engine;
  readonly application: Application;
  readonly conference: Conference;
}

/**
 * One command of controlConference.
 *
 * @throws {Refusal} with the status code that the platform gives
 */
export type ConferenceCommand = (scene: Scene, attributes: Attributes) => Result;

/**
 * The conference of the application that a command names.
 *
 * @throws {Refusal} `110128`, conference id wrong, when there is none
 */
export function findScene(engine: Engine, application: Application, confid: string): Scene {
  const conference = engine.state.conferences.get(confid);
  if (conference?.appId !== application.appId) throw new Refusal("110128");
  return { engine, application, conference };
}

/** The conference that a call is in. */
export function sceneOf(engine: Engine, { appId, confid = "" }: IvrCall): Scene | undefined {
  const application = engine.state.applications.get(appId);
  const conference = engine.state.conferences.get(confid);
  return application && conference && { engine, application, conference };
}

/** Whether the conference still is; plans on the clock ask before they act. */
export function isOpen({ engine, conference }: Scene): boolean {
  return engine.state.conferences.get(conference.confid) === conference;
}
